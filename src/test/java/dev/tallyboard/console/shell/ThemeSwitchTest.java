package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Light and dark: by the operator's choice, else the system's, and while the window is open. */
final class ThemeSwitchTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final Color LIGHT = Color.web("#F8F9FA");
  private static final Color DARK = Color.web("#171C21");

  private final FxRobot robot = new FxRobot();
  private OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void aSwitchChangesEveryNodeThatIsShown() {
    List<Frame> frames = new ArrayList<>();
    frames.add(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    frames.add(
        Frames.lost(
            ConnectionState.RECONNECTING, NorthgateMorning.story().at(NOW), NOW - 9_000, NOW));
    frames.add(
        Frames.lost(ConnectionState.OFFLINE, NorthgateMorning.story().at(NOW), NOW - 9_000, NOW));
    frames.add(Frames.live(new Story().at(NOW), NOW));
    List<List<String>> switched = new ArrayList<>();
    for (Frame frame : frames) {
      it.show(frame);
      robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
      it.settle();
      switched.add(paints());
      robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    }
    it.close();
    it = OpenConsole.at(1440, 900, Preferences.DEFAULT.with(ThemeChoice.DARK));

    for (int i = 0; i < frames.size(); i++) {
      it.show(frames.get(i));
      assertThat(switched.get(i)).as("frame " + i).isEqualTo(paints());
    }
  }

  @Test
  void theButtonShowsTheOtherThemeAndThenFollowsTheSystemAgain() {
    robot.clickOn("#theme-button");
    assertThat(ground()).isEqualTo(DARK);
    assertThat(chosen()).isEqualTo(ThemeChoice.DARK);

    robot.clickOn("#theme-button");
    assertThat(ground()).isEqualTo(LIGHT);
    assertThat(chosen()).isEqualTo(ThemeChoice.SYSTEM);
  }

  @Test
  void theSystemIsFollowedUntilTheOperatorChooses() {
    systemIsDark(true);
    assertThat(ground()).isEqualTo(DARK);

    robot.clickOn("#theme-button");
    assertThat(ground()).isEqualTo(LIGHT);
    systemIsDark(false);
    systemIsDark(true);
    assertThat(ground()).isEqualTo(LIGHT);
  }

  @Test
  void aPopoverThatIsOpenIsClosedAndOpensInTheNewTheme() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#connection");

    systemIsDark(true);

    assertThat(robot.lookup("#connection-popover").tryQuery()).isEmpty();
    robot.clickOn("#connection");
    Node content = robot.lookup("#connection-popover").query();
    it.snapshotOf("popover-dark", content.getScene());
    assertThat(it.onFx(() -> Paints.of(content)))
        .anyMatch(line -> line.contains("0xe4e8ecff"))
        .noneMatch(line -> line.contains("0x1b2026ff"));
  }

  private void systemIsDark(boolean dark) {
    it.onFx(
        () -> {
          it.systemIsDark.set(dark);
          return null;
        });
    it.settle();
  }

  private ThemeChoice chosen() {
    return it.onFx(() -> it.preferences.current().get().theme());
  }

  private Color ground() {
    it.settle();
    return it.onFx(
        () ->
            (Color)
                it.find(".top-bar", Region.class).getBackground().getFills().getFirst().getFill());
  }

  private List<String> paints() {
    it.onFx(
        () -> {
          it.stage.getScene().getRoot().requestFocus();
          return null;
        });
    robot.moveTo(it.stage.getX() + 600, it.stage.getY() + 20);
    it.settle();
    return it.onFx(() -> Paints.of(it.scene().getRoot()));
  }
}
