package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
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

/** Whoever has no mouse sees, or is told, where the keys are: all stops of the Tab key. */
final class TabWalkTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final int RING = 4;

  private final FxRobot robot = new FxRobot();
  private OpenConsole it;

  @AfterEach
  void close() {
    it.close();
  }

  @ParameterizedTest
  @CsvSource({"1440, 900", "1024, 700"})
  void tabReachesAllOfTheBoardAndEachStopIsSeenAndSpoken(int width, int height) {
    it = OpenConsole.at(width, height);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThatEachStopIsSeenAndSpoken();
  }

  @Test
  void soItIsInTheDetailsOfAnOrder() {
    it = OpenConsole.at(1440, 900);
    Story story =
        NorthgateMorning.story()
            .failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
    it.show(Frames.live(story.at(NOW), NOW));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertThatEachStopIsSeenAndSpoken();
  }

  private void assertThatEachStopIsSeenAndSpoken() {
    List<Node> stops = walk(_ -> {});
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
    keysToNoStop();
    List<List<Integer>> without = stops.stream().map(this::pixelsAround).toList();
    List<String> unseen = new ArrayList<>();
    walk(
        stop -> {
          if (pixelsAround(stop).equals(without.get(stops.indexOf(stop)))) {
            unseen.add(stop.toString());
          }
        });
    assertThat(silent).as("stops without a text for who does not see").isEmpty();
    assertThat(unseen).as("stops that look alike with the keys and without").isEmpty();
  }

  /** From stop to stop until the first comes again. */
  private List<Node> walk(Consumer<Node> look) {
    List<Node> stops = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      robot.push(KeyCode.TAB);
      it.settle();
      Node stop = it.onFx(() -> it.scene().getFocusOwner());
      if (!stops.isEmpty() && stop.equals(stops.getFirst())) {
        return stops;
      }
      assertThat(stops).as("Tab goes round in a smaller circle").doesNotContain(stop);
      stops.add(stop);
      look.accept(stop);
    }
    throw new AssertionError("no end of stops: " + stops);
  }

  private void keysToNoStop() {
    it.onFx(
        () -> {
          it.scene().getRoot().requestFocus();
          return null;
        });
    it.settle();
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
