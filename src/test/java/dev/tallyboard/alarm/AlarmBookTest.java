package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The alarms of orders. */
final class AlarmBookTest {
  private final Desk desk = new Desk();

  @Test
  void aFailureIsUnacknowledgedAndSaysWhatAndSinceWhen() {
    desk.failed("PO-1");

    Alarm alarm = desk.only();
    assertThat(alarm.standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(alarm.cause().kind()).isEqualTo(Cause.Kind.STAGE_FAILED);
    assertThat(alarm.cause().stage()).isEqualTo(Stage.DATABASE_SAVE);
    assertThat(alarm.text()).isEqualTo(Desk.TIMEOUT);
    assertThat(alarm.since()).isEqualTo(Desk.START);
    assertThat(desk.alarms().newFailures()).containsEntry(Stage.DATABASE_SAVE, 1);
  }

  @Test
  void anAcknowledgedFailureIsStillThere() {
    desk.failed("PO-1").acknowledge("PO-1").passes(1).look();

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(desk.of("PO-1").occurrence().acknowledgedAt()).isEqualTo(Desk.START);
    assertThat(desk.alarms().active()).isEqualTo(1);
    assertThat(desk.alarms().unacknowledged()).isZero();
    assertThat(desk.alarms().newFailures()).isEmpty();
  }

  @Test
  void anAcknowledgedFailureThatIsOverIsNormal() {
    desk.failed("PO-1").acknowledge("PO-1").retried("PO-1");

    assertThat(desk.isNormal("PO-1")).isTrue();
    assertThat(desk.alarms().all()).isEmpty();
  }

  @Test
  void aFailureThatIsOverUnseenWaitsToBeConfirmed() {
    desk.failed("PO-1").passes(5).retried("PO-1");

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.RETURNED);
    assertThat(desk.of("PO-1").occurrence().returnedAt()).isEqualTo(desk.now);
    assertThat(desk.alarms().active()).isZero();
    assertThat(desk.alarms().toConfirm()).isEqualTo(1);

    desk.acknowledge("PO-1");
    assertThat(desk.isNormal("PO-1")).isTrue();
  }

  @Test
  void aRetryThatFailsAgainIsNew() {
    desk.failed("PO-1").acknowledge("PO-1").passes(1);

    desk.retried("PO-1").passes(1).failed("PO-1");

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.of("PO-1").occurrence().trouble().attempt()).isEqualTo(2);
  }

  @Test
  void aRetryThatFailsAgainBetweenTwoLooksIsNew() {
    desk.failed("PO-1").acknowledge("PO-1").passes(1);
    desk.story.started("PO-1", Stage.DATABASE_SAVE, desk.now);

    desk.passes(1).failed("PO-1");

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.only().times()).isEqualTo(2);
  }

  @Test
  void aRecoveryWithoutARetryThatFailsAgainIsNew() {
    desk.failed("PO-1").acknowledge("PO-1").passes(1);
    desk.story.done("PO-1", Stage.DATABASE_SAVE, null, null, desk.now);

    desk.passes(1).failed("PO-1");

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void theSameErrorToldTwiceIsOneFailure() {
    desk.failed("PO-1").acknowledge("PO-1").passes(1).failed("PO-1");

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(desk.only().times()).isEqualTo(1);
  }

  @Test
  void anAcknowledgementDoesNotReachWhatCameAfterTheLook() {
    desk.failed("PO-1");
    long seen = desk.alarms().serial();
    Cause cause = desk.only().cause();
    desk.passes(1).failed("PO-2");

    desk.book.acknowledge(cause, seen, desk.now);

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(desk.of("PO-2").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.alarms().unacknowledged()).isEqualTo(1);
  }

  @Test
  void aThousandFailuresOfOneCauseAreOneAlarm() {
    IntStream.range(0, 1000)
        .forEach(i -> desk.story.failed("PO-" + i, Stage.DATABASE_SAVE, Desk.TIMEOUT, desk.now));

    desk.look();

    assertThat(desk.only().count()).isEqualTo(1000);
    assertThat(desk.alarms().active()).isEqualTo(1);
    desk.book.acknowledge(desk.only().cause(), desk.alarms().serial(), desk.now);
    assertThat(desk.alarms().unacknowledged()).isZero();
  }

  @Test
  void errorsThatDifferInNumbersAloneAreOneCause() {
    desk.failed("PO-1", Stage.SHOPIFY_SYNC, "Rate limit exceeded after 2 of 4 drafts");
    desk.failed("PO-2", Stage.SHOPIFY_SYNC, "Rate limit exceeded after 13 of 20 drafts");
    desk.failed("PO-3", Stage.STATUS_UPDATE, "Rate limit exceeded after 13 of 20 drafts");

    assertThat(desk.alarms().all()).extracting(Alarm::count).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aFloodOfDifferentCausesIsBounded() {
    for (int i = 0; i < 3 * AlarmBook.MAX_CAUSES; i++) {
      desk.story.failed("PO-" + i, Stage.AI_PARSING, "cause " + "x".repeat(1 + i), desk.now);
    }

    desk.look();

    assertThat(desk.alarms().all()).hasSize(AlarmBook.MAX_CAUSES + 1);
    assertThat(desk.alarms().of(Cause.OTHER).orElseThrow().count())
        .isEqualTo(2 * AlarmBook.MAX_CAUSES);
    assertThat(desk.look().alarms().byOrder()).hasSize(3 * AlarmBook.MAX_CAUSES);
  }

  @Test
  void anOrderThatLeavesTheBoardIsNoLongerInTrouble() {
    desk.failed("PO-1").failed("PO-2").acknowledge("PO-2");

    desk.look(Frames.live(new Story().at(desk.now), desk.now));

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.RETURNED);
    assertThat(desk.isNormal("PO-2")).isTrue();
  }

  @Test
  void whileTheStreamIsLostAnOrderThatIsMissingSaysNothing() {
    desk.failed("PO-1");

    desk.passes(5).lookWhileLost(new Story().at(desk.now), desk.now, desk.now - 4_000);

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aBoardSinceTheStartAloneSaysNothingOfWhatItDoesNotHold() {
    desk.failed("PO-1");
    Frame live = Frames.live(new Story().at(desk.now), desk.now);

    desk.look(
        new Frame(live.connection(), live.board(), Completeness.SINCE_START, live.traffic(), 0));

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void whatAPollTellsOfAnOrderCounts() {
    desk.story.failed("PO-1", Stage.DATABASE_SAVE, Desk.TIMEOUT, desk.now);

    desk.lookWhileLost(desk.story.at(desk.now), desk.now, desk.now - 4_000);

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aRunFarBeyondTheTypicalIsStuck() {
    typicallyTakes(30);
    desk.story.started("PO-2", Stage.DATABASE_SAVE, desk.now);

    desk.passes(300).look();
    assertThat(desk.alarms().all()).isEmpty();
    desk.passes(1).look();

    assertThat(desk.only().cause())
        .isEqualTo(new Cause(Cause.Kind.ORDER_STUCK, Stage.DATABASE_SAVE, ""));
    assertThat(desk.of("PO-2").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.alarms().newFailures()).isEmpty();
  }

  @Test
  void aPausedOrderIsNotStuckUntilItGoesOn() {
    typicallyTakes(30);
    desk.story.started("PO-2", Stage.DATABASE_SAVE, desk.now);
    desk.story.stage("PO-2", Stage.DATABASE_SAVE, "paused", desk.now, null);

    desk.passes(3_000).look();
    assertThat(desk.alarms().all()).isEmpty();

    desk.story.stage("PO-2", Stage.DATABASE_SAVE, "resumed", desk.now, null);
    desk.look();
    assertThat(desk.only().cause().kind()).isEqualTo(Cause.Kind.ORDER_STUCK);
  }

  @Test
  void aStuckOrderThatIsPausedOrCancelledCallsNobodyAnyLonger() {
    for (String held : new String[] {"paused", "cancelled"}) {
      Desk other = new Desk();
      for (int i = 0; i < 3; i++) {
        other.story.started("PO-1" + i, Stage.DATABASE_SAVE, other.now - 30_000);
        other.story.done("PO-1" + i, Stage.DATABASE_SAVE, null, null, other.now);
      }
      other.story.started("PO-2", Stage.DATABASE_SAVE, other.now);
      other.passes(301).look().acknowledge("PO-2");
      assertThat(other.alarms().active()).isEqualTo(1);

      other.story.stage("PO-2", Stage.DATABASE_SAVE, held, other.now, null);
      other.passes(1).look();

      assertThat(other.isNormal("PO-2")).as(held).isTrue();
    }
  }

  @Test
  void aQuickStageIsNotStuckBelowTwoMinutes() {
    typicallyTakes(1);
    desk.story.started("PO-2", Stage.DATABASE_SAVE, desk.now);

    desk.passes(120).look();

    assertThat(desk.alarms().all()).isEmpty();
  }

  @Test
  void whileTheStreamIsLostNothingGetsStuck() {
    typicallyTakes(30);
    desk.story.started("PO-2", Stage.DATABASE_SAVE, desk.now);
    long dataAt = desk.now;

    desk.passes(3_000).lookWhileLost(desk.story.at(desk.now), dataAt, desk.now - 4_000);

    assertThat(desk.isNormal("PO-2")).isTrue();
  }

  @Test
  void aStuckRunThatFailsIsAnotherAlarmAndTheFirstWaitsToBeConfirmed() {
    typicallyTakes(30);
    desk.story.started("PO-2", Stage.DATABASE_SAVE, desk.now);
    desk.passes(400).look();

    desk.failed("PO-2");

    assertThat(desk.alarms().all())
        .extracting(Alarm::standing)
        .containsExactly(Standing.UNACKNOWLEDGED, Standing.RETURNED);
    assertThat(desk.of("PO-2").cause().kind()).isEqualTo(Cause.Kind.STAGE_FAILED);
    desk.acknowledge("PO-2");
    assertThat(desk.only().standing()).isEqualTo(Standing.ACKNOWLEDGED);
  }

  @Test
  void aShelvedCauseIsSilentWhomeverItStrikes() {
    desk.failed("PO-1");
    desk.book.shelve(desk.only().cause(), desk.now + 900_000, desk.now);

    desk.passes(1).failed("PO-2");

    assertThat(desk.of("PO-2").standing()).isEqualTo(Standing.SHELVED);
    assertThat(desk.of("PO-2").shelvedUntil()).isEqualTo(Desk.START + 900_000);
    assertThat(desk.alarms().active()).isZero();
    assertThat(desk.alarms().shelved()).isEqualTo(1);
    assertThat(desk.alarms().newFailures()).isEmpty();
  }

  @Test
  void afterTheShelfWhatNobodyAcknowledgedCallsAgain() {
    desk.failed("PO-1").failed("PO-2").acknowledge("PO-2");
    desk.book.shelve(desk.only().cause(), desk.now + 900_000, desk.now);

    desk.passes(899).look();
    assertThat(desk.alarms().shelved()).isEqualTo(1);
    desk.passes(1).look();

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.of("PO-2").standing()).isEqualTo(Standing.ACKNOWLEDGED);
  }

  @Test
  void anEmptyShelfWaitsForTheNextStrike() {
    desk.failed("PO-1").acknowledge("PO-1");
    Cause cause = desk.only().cause();
    desk.book.shelve(cause, desk.now + 900_000, desk.now);
    desk.passes(1).retried("PO-1");

    desk.passes(1).failed("PO-1");
    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.SHELVED);
    desk.book.unshelve(cause);

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aShelfEndsWithinADayWhateverTheClockDoes() {
    desk.failed("PO-1");
    desk.book.shelve(desk.only().cause(), desk.now + 10 * AlarmBook.MAX_SHELF_MS, desk.now);
    assertThat(desk.only().shelvedUntil()).isEqualTo(desk.now + AlarmBook.MAX_SHELF_MS);

    desk.passes(-3600).look();

    assertThat(desk.only().standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void whatIsNotToldApartCannotBeShelved() {
    assertThat(Cause.OTHER.canBeShelved()).isFalse();
    assertThat(desk.book.shelve(Cause.OTHER, desk.now + 1, desk.now)).isFalse();
  }

  @Test
  void aRestartKeepsEveryState() {
    desk.failed("PO-1").failed("PO-2").acknowledge("PO-2");
    desk.failed("PO-3", Stage.AI_PARSING, "No table").retried("PO-4");
    desk.book.shelve(desk.of("PO-3").cause(), desk.now + 900_000, desk.now);

    desk.restart().look(Frames.connecting(desk.now)).look();

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
    assertThat(desk.of("PO-2").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(desk.of("PO-3").standing()).isEqualTo(Standing.SHELVED);
  }

  @Test
  void whatFailedAgainWhileTheDeskWasClosedIsNew() {
    desk.failed("PO-1").acknowledge("PO-1").passes(60);
    desk.story.started("PO-1", Stage.DATABASE_SAVE, desk.now);
    desk.story.failed("PO-1", Stage.DATABASE_SAVE, Desk.TIMEOUT, desk.now + 5);

    desk.restart().look();

    assertThat(desk.of("PO-1").standing()).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void anotherMerchantsBoardSaysNothingOfTheseOrders() {
    desk.failed("PO-1");
    Frame other = Frames.live(dev.tallyboard.board.Snapshot.empty("southgate"), desk.now);

    desk.look(other);

    assertThat(desk.alarms().all()).isEmpty();
    assertThat(desk.book.kept().merchantId()).isEqualTo("southgate");
  }

  @Test
  void beyondTheBoundTheOldestAreKeptAsANumber() {
    for (int wave = 0; wave < 3; wave++) {
      Story story = new Story();
      for (int i = 0; i < 5_000; i++) {
        story.failed("PO-" + wave + "-" + i, Stage.DATABASE_SAVE, Desk.TIMEOUT, desk.now);
      }
      desk.look(Frames.live(story.at(desk.now), desk.now));
    }

    Alarm alarm = desk.only();
    assertThat(alarm.occurrences()).hasSize(AlarmBook.MAX_OCCURRENCES);
    assertThat(alarm.folded()).isEqualTo(3_000);
    assertThat(alarm.count()).isEqualTo(15_000);
    desk.book.acknowledge(alarm.cause(), alarm.foldedSerial() - 1, desk.now);
    assertThat(desk.only().folded()).as("not seen").isEqualTo(3_000);
    desk.book.acknowledge(alarm.cause(), desk.alarms().serial(), desk.now);
    assertThat(desk.only().count()).as("those that are there").isEqualTo(5_000);
  }

  private void typicallyTakes(int seconds) {
    desk.story.started("PO-1", Stage.DATABASE_SAVE, desk.now);
    desk.passes(seconds);
    desk.story.done("PO-1", Stage.DATABASE_SAVE, null, null, desk.now);
  }
}
