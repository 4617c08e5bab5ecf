package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.client.Answer;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/**
 * Where the Tab key stops: on all that can be used and in the order of the design, never on what
 * nobody sees; and each stop is seen and spoken, for whoever has no mouse.
 */
final class TabStopsTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final int MORE_THAN_ALL = 100;
  private static final int RING = 4;
  private static final List<String> TOP_BAR =
      List.of(
          "search", "connection", "bell", "wallboard-button", "theme-button", "settings-button");
  private static final List<String> BOARD =
      List.of(
          "pipeline",
          "filter-all",
          "filter-running",
          "filter-waiting",
          "filter-failed",
          "filter-done-today",
          "filter-more",
          "sort",
          "add-po",
          "order-list");
  private static final List<String> FEED =
      List.of(
          "feed-all",
          "feed-errors",
          "feed-filter-button",
          "feed-export-button",
          "feed-pause",
          "activity-list");

  private final FxRobot robot = new FxRobot();
  private OpenConsole it;

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void theOrderIsThatOfTheDesignAndBack() {
    it = OpenConsole.at(1440, 900);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThat(around(false)).isEqualTo(joined(List.of(TOP_BAR, BOARD, FEED)));
    assertThat(around(true)).isEqualTo(joined(List.of(TOP_BAR, BOARD, FEED)).reversed());
  }

  @Test
  void theNoticeComesBeforeTheStages() {
    it = OpenConsole.at(1440, 900);
    it.show(
        Frames.lost(ConnectionState.POLLING, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW));

    assertThat(around(false))
        .isEqualTo(joined(List.of(TOP_BAR, List.of("reconnect-now"), BOARD, FEED)));
  }

  @ParameterizedTest
  @CsvSource({"1024, 700, 100", "1440, 900, 200", "1024, 700, 200"})
  void nothingBehindTheDrawerIsReached(double width, double height, int percent) {
    it = at(width, height, percent);
    it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail());
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    it.settle();
    Node drawer = it.find("#detail", Node.class);

    assertThat(drawer.isVisible()).isTrue();
    assertThat(around(false, drawer))
        .contains("connection", "pipeline", "detail-close")
        .doesNotContain("add-po", "open-activity");
    assertThat(around(true, drawer)).contains("connection", "pipeline", "detail-close");
  }

  @ParameterizedTest
  @CsvSource({"1024, 700, 100", "1440, 900, 200", "1024, 700, 200"})
  void nothingBehindTheFeedIsReachedAndTheButtonHasTheKeysAfterIt(
      double width, double height, int percent) {
    it = at(width, height, percent);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#open-activity");
    it.settle();
    Node feed = it.find("#activity", Node.class);

    assertThat(around(false, feed)).contains("connection", "open-activity", "activity-list");
    assertThat(around(true, feed)).contains("connection", "open-activity", "activity-list");
    focus(it.find("#feed-pause", Node.class));
    robot.push(KeyCode.ESCAPE);
    assertThat(feed.isVisible()).isFalse();
    assertThat(idOf(focused())).isEqualTo("open-activity");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 100", "1024, 700, 200"})
  void nothingOfTheBoardIsReachedBehindTheSettings(double width, double height, int percent) {
    it = at(width, height, percent);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.push(KeyCode.F1);

    assertThat(around(false))
        .contains("connection", "settings-button", "settings-shortcuts")
        .doesNotContainAnyElementsOf(joined(List.of(BOARD, FEED)));
    assertThat(around(true)).doesNotContainAnyElementsOf(joined(List.of(BOARD, FEED)));
  }

  @Test
  void theWallboardKeepsTheKeys() {
    it = OpenConsole.at(1440, 900);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.push(KeyCode.F11);

    robot.push(KeyCode.TAB).push(KeyCode.TAB);
    assertThat(idOf(focused())).isEqualTo("wallboard");
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(idOf(focused())).isEqualTo("wallboard");
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "1024, 700"})
  void allOfTheBoardIsReachedSeenAndSpoken(int width, int height) {
    it = OpenConsole.at(width, height);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThatEachStopIsSeenAndSpoken();
  }

  @Test
  void allOfTheDetailsOfAnOrderIsReachedSeenAndSpoken() {
    it = OpenConsole.at(1440, 900);
    Story story =
        NorthgateMorning.story()
            .failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    it.show(Frames.live(story.at(NOW), NOW));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertThatEachStopIsSeenAndSpoken();
  }

  private void assertThatEachStopIsSeenAndSpoken() {
    List<Node> stops = walk(false, _ -> {});
    assertThat(stops).as("the stops").hasSizeGreaterThan(10);
    assertThat(it.onFx(() -> reachable(it.scene().getRoot())))
        .as("nothing is left out")
        .isSubsetOf(stops);
    List<String> silent =
        it.onFx(
            () ->
                stops.stream()
                    .filter(stop -> !hasWords(spoken(stop)))
                    .map(Node::toString)
                    .toList());
    focus(it.scene().getRoot());
    it.settle();
    List<List<Integer>> without = stops.stream().map(this::pixelsAround).toList();
    List<String> unseen = new ArrayList<>();
    walk(
        false,
        stop -> {
          it.settle();
          if (pixelsAround(stop).equals(without.get(stops.indexOf(stop)))) {
            unseen.add(stop.toString());
          }
        });
    assertThat(silent).as("stops without a text for who does not see").isEmpty();
    assertThat(unseen).as("stops that look alike with the keys and without").isEmpty();
  }

  /** Where the key stops, once around the window from its top, or from its end. */
  private List<String> around(boolean back, Node... covers) {
    focus(it.find(".main-window", Node.class));
    List<Node> stops =
        walk(
            back,
            stop -> {
              for (Node cover : covers) {
                assertThat(it.onFx(() -> isBehind(stop, cover)))
                    .as("%s is behind %s", stop, cover.getId())
                    .isFalse();
              }
            });
    return stops.stream().map(this::idOf).toList();
  }

  /** From stop to stop until the first comes again. */
  private List<Node> walk(boolean back, Consumer<Node> look) {
    List<Node> stops = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_ALL; i++) {
      if (back) {
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
      } else {
        robot.push(KeyCode.TAB);
      }
      Node stop = focused();
      if (!stops.isEmpty() && stop.equals(stops.getFirst())) {
        return stops;
      }
      assertThat(stops).as("Tab goes round in a smaller circle").doesNotContain(stop);
      stops.add(stop);
      look.accept(stop);
    }
    throw new AssertionError("no end of stops: " + stops);
  }

  private void focus(Node node) {
    it.onFx(
        () -> {
          node.requestFocus();
          return null;
        });
  }

  private Node focused() {
    return it.onFx(() -> it.scene().getFocusOwner());
  }

  /** Its id, or that of what it is in. */
  private String idOf(Node stop) {
    return it.onFx(
        () -> {
          Node at = stop;
          while (at != null && at.getId() == null) {
            at = at.getParent();
          }
          return at == null ? "nothing" : at.getId();
        });
  }

  private static boolean isBehind(Node node, Node cover) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(cover)) {
        return false;
      }
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return cover
        .localToScene(cover.getLayoutBounds())
        .contains(bounds.getCenterX(), bounds.getCenterY());
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static OpenConsole at(double width, double height, int percent) {
    return OpenConsole.at(width, height, Preferences.DEFAULT.withTextPercent(percent));
  }

  /** What can be used and asks for the keys. */
  private static List<Node> reachable(Node node) {
    List<Node> found = new ArrayList<>();
    if (!node.isVisible() || node.isDisabled()) {
      return found;
    }
    if (node.isFocusTraversable()) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(reachable(child)));
    }
    return found;
  }

  private static String spoken(Node node) {
    Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text == null ? "" : text.toString();
  }

  /** An icon's character is none that could be spoken. */
  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private List<Integer> pixelsAround(Node node) {
    return it.onFx(
        () -> {
          Bounds at = node.localToScene(node.getLayoutBounds());
          SnapshotParameters part = new SnapshotParameters();
          part.setViewport(
              new Rectangle2D(
                  at.getMinX() - RING,
                  at.getMinY() - RING,
                  at.getWidth() + 2 * RING,
                  at.getHeight() + 2 * RING));
          WritableImage image = it.scene().getRoot().snapshot(part, null);
          PixelReader pixels = image.getPixelReader();
          List<Integer> all = new ArrayList<>();
          for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
              all.add(pixels.getArgb(x, y));
            }
          }
          return all;
        });
  }
}
