package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.feed.Notice;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class SettingsTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final OpenConsole it = OpenConsole.at(1440, 900);

  @BeforeEach
  void live() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void theGearOpensThemAndClosesThem() {
    robot.clickOn("#settings-button");
    assertThat(open()).isTrue();
    assertThat(it.find("#pipeline", Node.class).getParent().isVisible()).isFalse();

    robot.clickOn("#settings-button");
    assertThat(open()).isFalse();
    assertThat(it.find("#pipeline", Node.class).getParent().isVisible()).isTrue();
  }

  @Test
  void keysOpenThemAndEscapeBringsTheKeysBackWhereTheyWere() {
    robot.push(KeyCode.DOWN);
    Node list = it.find("#order-list", ListView.class);
    assertThat(list.isFocused()).isTrue();

    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    assertThat(open()).isTrue();
    assertThat(it.find("#settings-appearance", Node.class).isFocused()).isTrue();

    robot.push(KeyCode.ESCAPE);
    assertThat(open()).isFalse();
    assertThat(list.isFocused()).isTrue();
  }

  @Test
  void theThemeIsChosenByMouse() {
    robot.clickOn("#settings-button").clickOn("#theme-dark");
    assertThat(theme()).isEqualTo(ThemeChoice.DARK);
    it.snapshot("settings-dark");

    robot.clickOn("#theme-system");
    assertThat(theme()).isEqualTo(ThemeChoice.SYSTEM);
  }

  @Test
  void theThemeIsChosenByKeys() {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    for (int i = 0; i < 6 && !it.find("#theme-system", Node.class).isFocused(); i++) {
      robot.push(KeyCode.TAB);
    }
    robot.push(KeyCode.RIGHT);

    assertThat(theme()).isEqualTo(ThemeChoice.LIGHT);
  }

  @Test
  void reducedMotionAndLargeTextAreChosen() {
    robot.clickOn("#settings-button").clickOn("#reduced-motion");
    robot.clickOn("#text-150");

    assertThat(it.onFx(() -> it.preferences.current().get().reducedMotion())).isTrue();
    assertThat(it.onFx(() -> it.preferences.current().get().textPercent())).isEqualTo(150);
    it.settle();
    assertThat(it.onFx(() -> bounds("#status-bar"))).isEqualTo(42);
    it.snapshot("settings-150");
  }

  @Test
  void rowsAreAsDenseAsTheOperatorWantsThem() {
    assertThat(it.onFx(() -> bounds(".order-cell"))).isEqualTo(56);

    robot.clickOn("#settings-button").clickOn("#rows-compact");
    robot.push(KeyCode.ESCAPE);
    it.settle();

    assertThat(it.onFx(() -> bounds(".order-cell"))).isEqualTo(48);
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    it.snapshot("rows-compact");
  }

  @Test
  void f1AndTheQuestionMarkShowTheShortcuts() {
    robot.push(KeyCode.F1);
    assertThat(texts()).anyMatch("Ctrl+Shift+L"::equals);
    it.snapshot("settings-shortcuts");
    robot.push(KeyCode.ESCAPE);

    it.onFx(
        () -> {
          Event.fireEvent(
              it.scene().getFocusOwner(),
              new KeyEvent(
                  KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false));
          return null;
        });
    assertThat(texts()).anyMatch("Ctrl+Shift+L"::equals);
  }

  @Test
  void theArrowsWalkThroughThePages() {
    robot.push(KeyCode.F1);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);

    assertThat(texts()).contains("JavaFX", "GPL-2.0 with Classpath Exception", "Apache-2.0");
    it.snapshot("settings-about");
  }

  @Test
  void theDiagnosticsFollowAndAreCopied() {
    it.console.note(new Notice.Diagnostic("malformed", "token=s3cr3t"));
    robot.clickOn("#settings-button").clickOn("#settings-diagnostics");
    assertThat(texts()).contains("Malformed");
    it.snapshot("settings-diagnostics");

    it.console.note(new Notice.Diagnostic("oversize", "more than 1 MiB"));
    await().untilAsserted(() -> assertThat(texts()).contains("Oversize: more than 1 MiB"));

    robot.clickOn("#copy-diagnostics");
    assertThat(it.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .contains("Malformed: 1", "Oversize: 1", "gateway.northgate.example")
        .doesNotContain("s3cr3t");
  }

  private boolean open() {
    it.settle();
    return it.find("#settings", Node.class).isVisible();
  }

  private ThemeChoice theme() {
    return it.onFx(() -> it.preferences.current().get().theme());
  }

  private double bounds(String selector) {
    Node node = it.find(selector, Node.class);
    return node.localToScene(node.getLayoutBounds()).getHeight();
  }

  private List<String> texts() {
    it.settle();
    return it.onFx(
        () ->
            it.find("#settings", Node.class).lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
  }
}
