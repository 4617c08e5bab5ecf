package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.feed.ConnectionState;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What opens below the connection indicator. */
final class ConnectionPopoverTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void whileLiveItSaysWhereTheGatewayIsAndWhyThereIsNothingToReconnect() {
    live();

    robot.clickOn("#connection");

    assertThat(texts())
        .contains(
            "Live",
            "since 10:41:11, 1 min",
            "gateway.northgate.example",
            "None since the start",
            "Not needed while the stream is live");
    assertThat(it.onFx(() -> button().isDisabled())).isTrue();
    it.snapshotOf("popover-live", content().getScene());
  }

  @Test
  void whenTheStreamWasLostItTellsTheReasonAndTheHistory() {
    live();
    it.show(
        Frames.lost(
            ConnectionState.RECONNECTING,
            NorthgateMorning.story().at(NOW),
            NOW,
            NOW,
            NOW - 30_000));

    robot.clickOn("#connection");

    assertThat(texts())
        .contains(
            "Reconnecting",
            "since 10:41:41, 30 s",
            "Nothing was heard for too long, not even a heartbeat.")
        .containsSubsequence("10:41:41", "Reconnecting", "for 30 s", "10:41:11", "Live", "30 s");
    it.snapshotOf("popover-reconnecting", content().getScene());
  }

  @Test
  void reconnectNowAsksForItOnce() {
    it.show(
        Frames.lost(ConnectionState.POLLING, NorthgateMorning.story().at(NOW), NOW, NOW, NOW - 9));

    robot.clickOn("#connection").clickOn("#popover-reconnect");

    assertThat(it.reconnects).hasValue(1);
  }

  @Test
  void aSecondPressClosesIt() {
    live();
    robot.clickOn("#connection");
    assertThat(isOpen()).isTrue();

    robot.clickOn("#connection");

    await().until(() -> !isOpen());
  }

  @Test
  void theKeyboardOpensAndClosesIt() {
    live();
    reachTheIndicatorByTab();
    assertThat(indicator().getPseudoClassStates())
        .contains(PseudoClass.getPseudoClass("focus-visible"));

    robot.push(KeyCode.ENTER);
    assertThat(isOpen()).isTrue();

    robot.push(KeyCode.ESCAPE);
    await().until(() -> !isOpen());
    robot.push(KeyCode.SPACE);
    assertThat(isOpen()).isTrue();
  }

  private void reachTheIndicatorByTab() {
    for (int i = 0; i < 3 && !indicator().isFocused(); i++) {
      robot.push(KeyCode.TAB);
    }
    assertThat(indicator().isFocused()).isTrue();
  }

  private void live() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
  }

  private Node indicator() {
    return it.find("#connection", Node.class);
  }

  private Node button() {
    return robot.lookup("#popover-reconnect").query();
  }

  private Node content() {
    return robot.lookup("#connection-popover").query();
  }

  private boolean isOpen() {
    return robot
        .lookup("#connection-popover")
        .tryQuery()
        .map(Node::getScene)
        .map(scene -> scene.getWindow())
        .filter(Window::isShowing)
        .isPresent();
  }

  private List<String> texts() {
    return it.onFx(
        () ->
            content().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList());
  }
}
