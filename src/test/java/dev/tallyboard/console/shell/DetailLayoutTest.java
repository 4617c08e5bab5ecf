package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.Answer;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.order.OrderDetail;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** The drawer cuts no text, and hides none beside it, in any window and either language. */
final class DetailLayoutTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final String LONG = "PO-2026-000000000000000-NORTH";
  private static final List<String> DOUBTS =
      List.of(
          "The date 03/04/2026 may be either the third of April or the fourth of March.",
          "Line 17 has no price; the total says it should be 4.50.");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1220, 800, 100, LIGHT, en",
    "1280, 800, 100, LIGHT, en",
    "1440, 900, 100, LIGHT, de",
    "1440, 900, 100, DARK, en",
    "1920, 990, 100, LIGHT, en",
    "1440, 900, 150, DARK, de",
    "1440, 900, 200, LIGHT, en",
    "1440, 900, 200, LIGHT, de",
    "1920, 990, 200, DARK, en"
  })
  void noTextIsCut(double width, double height, int percent, ThemeChoice theme, Locale language) {
    Locale.setDefault(language);
    String name = "detail-" + (int) width + "-" + percent + "-" + language;
    Preferences preferred = Preferences.DEFAULT.with(theme).withTextPercent(percent);
    try (OpenConsole it = OpenConsole.at(width, height, preferred)) {
      it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail(62, DOUBTS));
      Story story = story();
      it.show(Frames.live(story.at(NOW), NOW));
      new FxRobot().push(KeyCode.DOWN).push(KeyCode.ENTER);
      await().until(() -> it.find(".item-sku", Node.class) != null);
      assertNothingCut(it, "a failure");
      assertThat(it.onFx(() -> endOf(it.scene().getFocusOwner())))
          .as("what has the keys is on the screen")
          .isLessThan(it.onFx(() -> endOf(it.scene().getRoot().lookup("#detail"))));
      it.snapshot(name);
      it.onFx(
          () -> {
            ((ScrollPane) it.scene().getRoot().lookup(".detail-scroll")).setVvalue(1);
            return null;
          });
      it.settle();
      it.snapshot(name + "-end");
      assertNoWordBroken(it);
      it.acknowledge(LONG.toLowerCase(Locale.ROOT));
      assertNothingCut(it, "acknowledged");
      it.show(Frames.lost(ConnectionState.POLLING, story.at(NOW), NOW - 4_000, NOW));
      assertNothingCut(it, "stale");
      it.snapshot(name + "-stale");
      it.details = _ -> new Answer.Failed<OrderDetail>("There is no host gateway.example", null);
      new FxRobot().push(KeyCode.ESCAPE).push(KeyCode.DOWN).push(KeyCode.ENTER);
      assertNothingCut(it, "another");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1024, 700, 200, LIGHT, en",
    "1024, 700, 200, DARK, de",
    "1440, 900, 100, DARK, de",
    "1440, 900, 200, LIGHT, de"
  })
  void noTextOfAPauseIsCut(
      double width, double height, int percent, ThemeChoice theme, Locale language) {
    Locale.setDefault(language);
    String name = "detail-hold-" + (int) width + "-" + percent + "-" + language;
    Preferences preferred = Preferences.DEFAULT.with(theme).withTextPercent(percent);
    try (OpenConsole it = OpenConsole.at(width, height, preferred)) {
      it.holds = (_, _) -> new Answer.Failed<>("Nothing answers at gateway.example", null);
      Story story = story();
      it.show(Frames.live(story.at(NOW), NOW));
      FxRobot robot = new FxRobot();
      robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
      press(it, "#detail-cancel");
      assertNothingCut(it, "the question");
      assertThat(it.onFx(() -> it.scene().getFocusOwner().getId())).isEqualTo("detail-cancel-keep");
      assertThat(it.onFx(() -> endOf(it.scene().getFocusOwner())))
          .as("the question is on the screen")
          .isLessThan(it.onFx(() -> endOf(it.scene().getRoot().lookup("#detail"))));
      it.snapshot(name + "-question");
      press(it, "#detail-cancel-confirm");
      await()
          .until(
              () -> it.onFx(() -> it.scene().getRoot().lookup("#detail-hold-answer").isVisible()));
      assertNothingCut(it, "no answer");
      it.snapshot(name + "-no-answer");
      story.started(LONG, Stage.DATABASE_SAVE, NOW);
      story.stage(LONG, Stage.DATABASE_SAVE, "paused", NOW, null);
      it.show(Frames.live(story.at(NOW), NOW));
      assertNothingCut(it, "paused");
      assertNoWordBroken(it);
      it.snapshot(name + "-paused");
      it.show(Frames.lost(ConnectionState.POLLING, story.at(NOW), NOW - 4_000, NOW));
      assertNothingCut(it, "paused, stale");
    }
  }

  private static void press(OpenConsole it, String button) {
    it.onFx(
        () -> {
          ((Button) it.scene().getRoot().lookup(button)).fire();
          return null;
        });
    it.settle();
  }

  /** All of a label that wraps can be seen however narrow it is. */
  private static void assertNoWordBroken(OpenConsole it) {
    for (String label : List.of("stage-line-name", "stage-line-value", "stage-line-time")) {
      assertThat(it.onFx(() -> BrokenWords.in(it.scene().getRoot().lookup("#detail"), label)))
          .as(label)
          .isEmpty();
    }
  }

  private static double endOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  private static Story story() {
    Story story =
        NorthgateMorning.story()
            .upload(LONG, "The Very Long Northern Trading Company", NOW - 90_000_000)
            .started(LONG, Stage.AI_PARSING, NOW - 90_000_000)
            .done(LONG, Stage.AI_PARSING, 1_117, 62, NOW - 86_000_000)
            .started(LONG, Stage.DATABASE_SAVE, NOW - 50_000);
    return story.failed(
        LONG,
        Stage.DATABASE_SAVE,
        "The file holds no table: expected a heading with quantity and price, found prose",
        NOW);
  }

  /** Where the drawer lies over the list, what it hides is hidden on purpose. */
  private static void assertNothingCut(OpenConsole it, String when) {
    it.settle();
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).as(when).isEmpty();
    boolean overlays =
        it.onFx(
            () -> {
              Node list = it.scene().getRoot().lookup("#orders");
              Node drawer = it.scene().getRoot().lookup("#detail");
              return list.localToScene(list.getLayoutBounds())
                  .intersects(drawer.localToScene(drawer.getLayoutBounds()));
            });
    assertThat(it.onFx(() -> CoveredTexts.in(it.scene())))
        .as(when)
        .filteredOn(text -> !overlays || !text.startsWith("covered by"))
        .isEmpty();
  }
}
