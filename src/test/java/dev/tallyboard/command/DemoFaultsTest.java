package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.shell.ConsoleStage;
import dev.tallyboard.feed.FeedSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What the demo's menu does to the running window: a real server, a real wire. */
final class DemoFaultsTest {
  /** Orders flow without longer pauses. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final FeedSettings QUICK =
      new FeedSettings(SILENCE, Optional.of(Duration.ofMillis(100)), 1_000, Duration.ofMillis(300));

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private DemoSession demo;
  private ConsoleStage console;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    Locale.setDefault(Locale.ENGLISH);
    demo = DemoSession.start(QUICK);
    stage = fx(Stage::new);
    console = fx(() -> new ConsoleStage(stage, KeptPreferences.inMemory(), Clock.systemUTC()));
    fx(
        () -> {
          console.show(demo);
          return null;
        });
    awaitWord("Live");
    patiently().until(() -> orders() > 0);
  }

  @AfterEach
  void close() {
    Locale.setDefault(before);
    console.endForGood();
    fx(
        () -> {
          console.takeDown();
          stage.close();
          return null;
        });
  }

  @Test
  void aCutConnectionIsSaidAndMendedWithWhatWasMissed() {
    choose("Cut the connection");
    awaitWord("Offline");
    int known = orders();
    choose("Mend the connection");
    awaitWord("Live");

    patiently().until(() -> orders() > known);
  }

  @Test
  void aSilentStreamIsNotCalledLiveAndPollsGoOn() {
    choose("Hold back heartbeats");
    awaitWord("Reconnecting");
    int known = orders();
    patiently().until(() -> orders() > known);
    assertThat(word()).isNotEqualTo("Live");
    choose("Let heartbeats through");

    awaitWord("Live");
  }

  @Test
  void anUnreadableOrderFailsWithASentence() {
    choose("Add an order that cannot be read");

    awaitText("This is a PDF");
  }

  @Test
  void aRefusedProductFailsItsOrderWithTheShopsReason() {
    choose("Let the shop refuse the next product");

    awaitText("This product is not allowed in the sandbox");
  }

  @Test
  void aStoppedGatewayIsSaidAndStartedAgain() {
    choose("Stop the gateway");
    awaitWord("Offline");
    choose("Start the gateway");
    awaitWord("Live");
  }

  private void choose(String item) {
    robot.clickOn("#presenter");
    patiently().until(() -> robot.lookup(item).tryQuery().isPresent());
    robot.clickOn(item);
  }

  private void awaitWord(String word) {
    patiently().untilAsserted(() -> assertThat(word()).isEqualTo(word));
  }

  /** Somewhere in the list of orders. */
  private void awaitText(String part) {
    patiently().untilAsserted(() -> assertThat(rows()).anyMatch(text -> text.contains(part)));
  }

  private String word() {
    return fx(
        () ->
            stage.getScene() != null
                    && stage.getScene().getRoot().lookup(".connection-word") instanceof Text it
                ? it.getText()
                : "");
  }

  private int orders() {
    return fx(
        () ->
            stage.getScene().getRoot().lookup("#order-list") instanceof ListView<?> list
                ? list.getItems().size()
                : 0);
  }

  private List<String> rows() {
    return fx(
        () ->
            stage.getScene().getRoot().lookup("#order-list").lookupAll(".list-cell").stream()
                .filter(Node::isVisible)
                .map(it -> String.valueOf(it.getAccessibleText()))
                .toList());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  private static <T> T fx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }
}
