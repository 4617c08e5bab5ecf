package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.client.Answer;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.feed.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** Where the Tab key stops: in the order of the design, and never on what nobody sees. */
final class TabOrderTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final int MORE_THAN_ALL = 60;
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

  @Test
  void theOrderIsThatOfTheDesignAndBack() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

      assertThat(around(it, false)).isEqualTo(joined(List.of(TOP_BAR, BOARD, FEED)));
      assertThat(around(it, true)).isEqualTo(joined(List.of(TOP_BAR, BOARD, FEED)).reversed());
    }
  }

  @Test
  void theNoticeComesBeforeTheStages() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(
          Frames.lost(ConnectionState.POLLING, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW));

      assertThat(around(it, false))
          .isEqualTo(joined(List.of(TOP_BAR, List.of("reconnect-now"), BOARD, FEED)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 700, 100", "1440, 900, 200", "1024, 700, 200"})
  void nothingBehindTheDrawerIsReached(double width, double height, int percent) {
    try (OpenConsole it = at(width, height, percent)) {
      it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail());
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
      it.settle();
      Node drawer = it.find("#detail", Node.class);

      assertThat(drawer.isVisible()).isTrue();
      assertThat(around(it, false, drawer))
          .contains("connection", "pipeline", "detail-close")
          .doesNotContain("add-po", "open-activity");
      assertThat(around(it, true, drawer)).contains("connection", "pipeline", "detail-close");
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 700, 100", "1440, 900, 200", "1024, 700, 200"})
  void nothingBehindTheFeedIsReachedAndTheButtonHasTheKeysAfterIt(
      double width, double height, int percent) {
    try (OpenConsole it = at(width, height, percent)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.clickOn("#open-activity");
      it.settle();
      Node feed = it.find("#activity", Node.class);

      assertThat(around(it, false, feed)).contains("connection", "open-activity", "activity-list");
      assertThat(around(it, true, feed)).contains("connection", "open-activity", "activity-list");
      it.onFx(
          () -> {
            it.scene().getRoot().lookup("#feed-pause").requestFocus();
            return null;
          });
      robot.push(KeyCode.ESCAPE);
      assertThat(feed.isVisible()).isFalse();
      assertThat(stop(it)).isEqualTo("open-activity");
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 100", "1024, 700, 200"})
  void nothingOfTheBoardIsReachedBehindTheSettings(double width, double height, int percent) {
    try (OpenConsole it = at(width, height, percent)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.push(KeyCode.F1);

      assertThat(around(it, false))
          .contains("connection", "settings-button", "settings-shortcuts")
          .doesNotContainAnyElementsOf(joined(List.of(BOARD, FEED)));
      assertThat(around(it, true)).doesNotContainAnyElementsOf(joined(List.of(BOARD, FEED)));
    }
  }

  @Test
  void theWallboardKeepsTheKeys() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.push(KeyCode.F11);

      robot.push(KeyCode.TAB).push(KeyCode.TAB);
      assertThat(stop(it)).isEqualTo("wallboard");
      robot.push(KeyCode.SHIFT, KeyCode.TAB);
      assertThat(stop(it)).isEqualTo("wallboard");
    }
  }

  /** Where the key stops, once around the window from its top, or from its end. */
  private List<String> around(OpenConsole it, boolean back, Node... covers) {
    it.onFx(
        () -> {
          it.scene().getRoot().lookup(".main-window").requestFocus();
          return null;
        });
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_ALL; i++) {
      if (back) {
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
      } else {
        robot.push(KeyCode.TAB);
      }
      String stop = stop(it);
      if (!stops.isEmpty() && stop.equals(stops.getFirst())) {
        return stops;
      }
      for (Node cover : covers) {
        assertThat(it.onFx(() -> isBehind(it.scene().getFocusOwner(), cover)))
            .as("%s is behind %s", stop, cover.getId())
            .isFalse();
      }
      stops.add(stop);
    }
    throw new AssertionError("never around: " + stops);
  }

  /** The id of what has the keys, or of what it is in. */
  private static String stop(OpenConsole it) {
    return it.onFx(
        () -> {
          Node at = it.scene().getFocusOwner();
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
}
