package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** An operator and the drawer, by mouse and by keys. */
final class DetailTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private final Story story =
      NorthgateMorning.story()
          .failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
  private OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
    Locale.setDefault(before);
  }

  @Test
  void anAlarmOpensNothingByItself() {
    look();

    assertThat(node("#detail").isVisible()).isFalse();
    assertThat(node("#activity").isVisible()).isTrue();
  }

  @Test
  void theKeyboardAloneOpensUnderstandsAcknowledgesRetriesAndCloses() {
    it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail());
    it.retries = _ -> new Answer.Ok<>(new RetryStarted(Stage.DATABASE_SAVE, 2));
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertThat(focused()).isEqualTo("detail-acknowledge");
    assertThat(text("#detail-title")).isEqualTo("PO-10482");
    await().untilAsserted(() -> assertThat(texts()).contains("MT-4410", "Database save failed"));
    robot.push(KeyCode.SPACE);
    assertThat(standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(focused()).isEqualTo("detail-retry");
    robot.push(KeyCode.R).push(KeyCode.R);
    await().untilAsserted(() -> assertThat(text("#detail-retry-answer")).contains("attempt 2"));
    assertThat(it.retried).containsExactly("po-10482 database_save");
    story.started("PO-10482", Stage.DATABASE_SAVE, NOW);
    look();
    assertThat(texts()).doesNotContain("Database save failed");

    robot.push(KeyCode.ESCAPE);
    assertThat(node("#detail").isVisible()).isFalse();
    assertThat(focused()).isEqualTo("order-list");
    assertThat(chosen()).isEqualTo("po-10482");
  }

  @Test
  void theMouseOpensByDoubleClickFollowsAClickAndCloses() {
    look();
    robot.moveTo(row("PO-10482")).doubleClickOn();
    assertThat(node("#detail").isVisible()).isTrue();
    assertThat(node("#activity").isVisible()).isFalse();
    assertThat(text("#detail-title")).isEqualTo("PO-10482");

    robot.clickOn(row("PO-10481"));
    assertThat(text("#detail-title")).isEqualTo("PO-10481");
    robot.clickOn("#detail-previous");
    assertThat(text("#detail-title")).isEqualTo(numberOf(chosen()));
    robot.clickOn("#detail-next");
    assertThat(text("#detail-title")).isEqualTo("PO-10481");

    robot.clickOn("#detail-close");
    assertThat(node("#detail").isVisible()).isFalse();
    assertThat(node("#activity").isVisible()).isTrue();
    assertThat(focused()).isEqualTo("order-list");
  }

  @Test
  void anEntryOfTheFeedOpensItsOrder() {
    look();

    robot.clickOn(entry("PO-10482"));

    assertThat(text("#detail-title")).isEqualTo("PO-10482");
    assertThat(chosen()).isEqualTo("po-10482");
    assertThat(focused()).isEqualTo("detail-acknowledge");
  }

  @Test
  void aNervousDoubleClickRetriesOnce() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    it.retries =
        _ -> {
          try {
            return answered.await(20, TimeUnit.SECONDS)
                ? new Answer.Refused<>(409, "Nothing failed")
                : new Answer.Failed<>("late", null);
          } catch (InterruptedException e) {
            return new Answer.Failed<>("broke off", null);
          }
        };
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    robot.doubleClickOn("#detail-retry");
    assertThat(text("#detail-retry-answer")).startsWith("The retry is on its way");
    assertThat(it.find("#detail-retry", Button.class).isDisabled()).isTrue();
    answered.countDown();

    await().untilAsserted(() -> assertThat(text("#detail-retry-answer")).startsWith("Not retried"));
    assertThat(it.retried).hasSize(1);
    assertThat(it.find("#detail-retry", Button.class).isDisabled()).isFalse();
  }

  @Test
  void rOnARowRetriesAndShowsWhatBecomesOfItWhileTheKeysStay() {
    look();

    robot.push(KeyCode.DOWN).push(KeyCode.R);

    assertThat(text("#detail-title")).isEqualTo("PO-10482");
    await()
        .untilAsserted(
            () -> assertThat(text("#detail-retry-answer")).contains("did not process the order"));
    assertThat(focused()).isEqualTo("order-list");
  }

  @Test
  void whileDisconnectedItSaysSoAndAcknowledgesButDoesNotRetry() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    it.show(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW - 4_000, NOW));

    assertThat(text("#detail-as-of")).isEqualTo("As of 10:42:07");
    assertThat(it.find("#detail-retry", Button.class).isDisabled()).isTrue();
    assertThat(text("#detail-retry-answer")).startsWith("Retry waits for a live connection");
    it.snapshot("detail-stale");
    robot.clickOn("#detail-acknowledge");
    assertThat(standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(focused()).isEqualTo("detail-title");
  }

  @Test
  void theKeysAlonePauseAndResumeByTheRowsMenu() {
    it.holds = (_, _) -> new Answer.Ok<>(new OrderHeld(Stage.AI_PARSING));
    look();
    it.onFx(
        () -> {
          it.find("#orders", OrdersView.class).reveal("po-10484");
          return null;
        });
    it.settle();
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    it.settle();
    // The last is that of a cancellation.
    robot.push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.ENTER);
    it.settle();

    await().untilAsserted(() -> assertThat(it.held).containsExactly("PAUSE po-10484"));
    assertThat(text("#detail-title")).isEqualTo("PO-10484");
    assertThat(it.find("#detail-pause", Button.class).getText()).isEqualTo("Pausing …");
    story.stage("PO-10484", Stage.AI_PARSING, "paused", NOW, null);
    look();
    assertThat(texts()).contains("Paused in AI parsing");
    assertThat(it.find("#detail-pause", Button.class).isVisible()).isFalse();
    it.onFx(
        () -> {
          it.find("#detail-resume", Button.class).requestFocus();
          return null;
        });
    robot.push(KeyCode.SPACE);
    await().untilAsserted(() -> assertThat(it.held).endsWith("RESUME po-10484"));
  }

  @Test
  void neitherEnterNorASecondClickCancelsByAccident() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    it.onFx(
        () -> {
          it.find("#detail-cancel", Button.class).requestFocus();
          return null;
        });
    robot.push(KeyCode.SPACE);

    assertThat(focused()).isEqualTo("detail-cancel-keep");
    robot.push(KeyCode.ENTER);
    assertThat(node("#detail-cancel-question").isVisible()).isFalse();
    assertThat(focused()).isEqualTo("detail-cancel");
    robot.doubleClickOn("#detail-cancel");
    assertThat(node("#detail-cancel-question").isVisible()).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(node("#detail-cancel-question").isVisible()).isFalse();
    assertThat(node("#detail").isVisible()).as("Escape closes one thing").isTrue();
    assertThat(focused()).isEqualTo("detail-cancel");
    assertThat(it.held).isEmpty();

    robot.clickOn("#detail-cancel").push(KeyCode.TAB).push(KeyCode.SPACE);
    await().untilAsserted(() -> assertThat(it.held).containsExactly("CANCEL po-10482"));
    await()
        .untilAsserted(
            () ->
                assertThat(text("#detail-hold-answer"))
                    .startsWith("Not cancelled: this gateway did not process the order"));
  }

  @Test
  void aCancellationByTheRowsMenuAsksInTheDrawer() {
    look();
    it.onFx(
        () -> {
          it.find("#orders", OrdersView.class).reveal("po-10482");
          return null;
        });
    it.settle();

    robot.push(KeyCode.SHIFT, KeyCode.F10);
    it.settle();
    // From the first, which has the keys, to the last.
    robot.push(KeyCode.UP).push(KeyCode.ENTER);
    it.settle();

    assertThat(text("#detail-title")).isEqualTo("PO-10482");
    assertThat(node("#detail-cancel-question").isVisible()).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(it.held).isEmpty();
  }

  @Test
  void itShelvesAndCopies() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    robot.clickOn("#detail-copy");
    assertThat(it.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .startsWith("PO-10482, Meridian Textiles");

    robot.clickOn("#detail-shelve");
    robot.clickOn("15 min, until 10:57");

    await().untilAsserted(() -> assertThat(standing()).isEqualTo(Standing.SHELVED));
    assertThat(text("#detail-shelve")).isEqualTo("Unshelve");
  }

  @Test
  void inAWideWindowTheFeedStaysAndInANarrowOneTheListIsCovered() {
    it.close();
    it = OpenConsole.at(1920, 990);
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(node("#activity").isVisible()).isTrue();
    assertThat(left("#activity")).isEqualTo(1480);
    assertThat(left("#detail")).isEqualTo(1920 - 440 - 488);
    it.close();

    it = OpenConsole.at(1024, 700);
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(left("#detail")).isEqualTo(1024 - 488);
    assertThat(it.find("#orders", OrdersView.class).getWidth()).isEqualTo(1024);
    assertThat(node("#detail").getBoundsInParent().getHeight())
        .isEqualTo(it.find("#orders", OrdersView.class).getHeight());
  }

  @Test
  void itSlidesUnlessNothingMayMove() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(node("#detail").getTranslateX()).isZero();
    it.close();

    it =
        new OpenConsole(
            new ConsoleSettings("northgate", "g", ZoneOffset.UTC, Rhythm.USUAL, false, null),
            1440,
            900);
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    await().until(() -> node("#detail").getOpacity() == 1);
    robot.push(KeyCode.ESCAPE);
    await().until(() -> !node("#detail").isVisible());
  }

  @Test
  void itIsToldToWhoDoesNotSee() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

    assertThat(node("#detail").getAccessibleText())
        .startsWith("Details of PO-10482. Meridian Textiles");
    assertThat(node("#detail-title").getAccessibleRoleDescription()).isEqualTo("heading");
    assertThat(node("#detail-close").getAccessibleText()).isEqualTo("Close");
  }

  private void look() {
    it.show(Frames.live(story.at(it.now.get()), it.now.get()));
  }

  private Standing standing() {
    return it.onFx(
        () -> it.console.alarms().alarms().get().of("po-10482").orElseThrow().standing());
  }

  private String chosen() {
    return it.onFx(() -> it.find("#orders", OrdersView.class).selected());
  }

  private static String numberOf(String poId) {
    return poId.toUpperCase(Locale.ROOT);
  }

  private String focused() {
    return it.onFx(() -> it.scene().getFocusOwner().getId());
  }

  private Node node(String selector) {
    return it.find(selector, Node.class);
  }

  private double left(String selector) {
    return it.onFx(() -> node(selector).localToScene(0, 0).getX());
  }

  private String text(String selector) {
    return it.onFx(() -> it.find(selector, Labeled.class).getText());
  }

  private List<String> texts() {
    return it.onFx(
        () ->
            node("#detail").lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .toList());
  }

  private Node row(String number) {
    return cell("#order-list", number);
  }

  private Node entry(String number) {
    return cell("#activity-list", number);
  }

  private Node cell(String list, String number) {
    it.settle();
    return it.onFx(
        () ->
            it.find(list, ListView.class).lookupAll(".list-cell").stream()
                .filter(node -> node.isVisible() && node.getAccessibleText() != null)
                .filter(node -> node.getAccessibleText().contains(number))
                .findFirst()
                .orElseThrow());
  }
}
