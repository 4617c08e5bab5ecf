package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/**
 * What opens over the window, and the states that a morning seldom sees: no text is cut. The
 * headless screen paints no popover that reaches beyond it, so at 200 % only the window is walked.
 */
final class PopoverLayoutTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final String LONG =
      "The file holds no table: expected a heading with quantity and price, found prose";

  private final Locale before = Locale.getDefault();
  private final FxRobot robot = new FxRobot();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1024, 700, 100, DARK, de",
    "1024, 700, 200, LIGHT, de",
    "1440, 900, 100, DARK, en",
    "1440, 900, 200, LIGHT, en",
    "1440, 900, 200, DARK, de",
    "1920, 990, 100, LIGHT, de"
  })
  void noTextIsCut(double width, double height, int percent, ThemeChoice theme, Locale language) {
    Locale.setDefault(language);
    String name = "over-" + (int) width + "-" + percent + "-" + language + "-";
    Preferences preferred = Preferences.DEFAULT.with(theme).withTextPercent(percent);
    try (OpenConsole it = OpenConsole.at(width, height, preferred)) {
      it.show(Frames.connecting(NOW));
      assertNothingCut(it, name + "connecting");
      Story story = troubled();
      it.show(Frames.silent(story.at(NOW), NOW - 19_000));
      assertNothingCut(it, name + "silent");
      it.show(Frames.pollingByChoice(story.at(NOW), NOW - 60_000, NOW));
      assertNothingCut(it, name + "by-choice");
      it.show(Frames.lost(ConnectionState.OFFLINE, story.at(NOW), NOW, NOW, NOW - 30_000));
      it.show(Frames.back(story.at(NOW), NOW, 1_234));
      assertNothingCut(it, name + "back");
      it.show(Frames.live(story.at(NOW), NOW));
      if (percent == 100) {
        assertNothingCutOver(it, story, name);
      }
      it.show(Frames.live(story.at(NOW), NOW));
      refuseUploads(it);
      assertNothingCut(it, name + "uploads");
    }
  }

  private void assertNothingCutOver(OpenConsole it, Story story, String name) {
    open(it, "#connection", name + "live");
    it.show(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW, NOW, NOW - 30_000));
    open(it, "#connection", name + "reconnecting");
    open(it, "#bell", name + "alarms");
    for (String menu : List.of("#sort", "#filter-more", "#open-activity")) {
      open(it, menu, name + menu.substring(1));
    }
    it.onFx(
        () -> {
          it.scene().getRoot().lookup("#order-list").requestFocus();
          return null;
        });
    robot.push(KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.F10);
    assertNothingCut(it, name + "order-menu");
    robot.push(KeyCode.ESCAPE).push(KeyCode.S);
    assertNothingCut(it, name + "shelve-menu");
    robot.push(KeyCode.ESCAPE);
  }

  private void open(OpenConsole it, String selector, String name) {
    if (!it.onFx(() -> isShown(it.scene().getRoot().lookup(selector)))) {
      return;
    }
    robot.clickOn(selector);
    assertNothingCut(it, name);
    robot.push(KeyCode.ESCAPE);
    await().until(() -> windows(it).size() == 1);
  }

  private static boolean isShown(Node node) {
    for (Node it = node; it != null; it = it.getParent()) {
      if (!it.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private void refuseUploads(OpenConsole it) {
    for (UploadAnswer.Why why : UploadAnswer.Why.values()) {
      it.gateway = _ -> new UploadAnswer.Refused(why, LONG);
      it.choice.clear();
      it.choice.add(Path.of("a purchase order with a name as long as names of files are.csv"));
      robot.push(KeyCode.CONTROL, KeyCode.O);
    }
    await().until(() -> it.onFx(() -> isShown(it.scene().getRoot().lookup("#upload-notices"))));
  }

  private static Story troubled() {
    Story story = NorthgateMorning.story();
    for (int i = 0; i < 4; i++) {
      String name = "PO-2026-00000000000000" + i + "-NORTH";
      story
          .upload(name, "The Very Long Northern Trading Company", NOW - 50_000)
          .started(name, Stage.AI_PARSING, NOW - 40_000)
          .failed(name, Stage.AI_PARSING, LONG, NOW - i);
    }
    return story;
  }

  private static void assertNothingCut(OpenConsole it, String name) {
    it.settle();
    for (Window window : windows(it)) {
      Scene scene = window.getScene();
      it.snapshotOf(window.equals(it.stage) ? name : name + "-over", scene);
      assertThat(it.onFx(() -> ClippedTexts.in(scene))).as(name).isEmpty();
      if (!window.equals(it.stage)) {
        assertThat(it.onFx(() -> CoveredTexts.in(scene))).as(name).isEmpty();
      }
    }
  }

  private static List<Window> windows(OpenConsole it) {
    return it.onFx(
        () -> {
          List<Window> shown = new ArrayList<>(Window.getWindows());
          shown.removeIf(window -> !window.isShowing() || window.getScene() == null);
          shown.removeIf(window -> window instanceof javafx.scene.control.Tooltip);
          return shown;
        });
  }
}
