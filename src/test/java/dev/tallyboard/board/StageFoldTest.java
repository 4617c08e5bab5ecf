package dev.tallyboard.board;

import static dev.tallyboard.board.Events.at;
import static dev.tallyboard.board.Events.completed;
import static dev.tallyboard.board.Events.failed;
import static dev.tallyboard.board.Events.inAttempt;
import static dev.tallyboard.board.Events.inWorkflow;
import static dev.tallyboard.board.Events.progress;
import static dev.tallyboard.board.Events.started;
import static dev.tallyboard.board.Events.told;
import static dev.tallyboard.board.Events.waiting;
import static dev.tallyboard.board.Outcome.APPLIED;
import static dev.tallyboard.board.Outcome.WITHOUT_EFFECT;
import static dev.tallyboard.event.Stage.AI_PARSING;
import static dev.tallyboard.event.Stage.DATABASE_SAVE;
import static dev.tallyboard.event.Stage.STATUS_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events change one stage of an order. */
class StageFoldTest {
  private final Board board = new Board("m_1");

  @Test
  void aStartedStageRuns() {
    tell(at(1_000, started(AI_PARSING)));

    assertThat(run())
        .isEqualTo(
            new StageRun(AI_PARSING, StageStatus.RUNNING, 0, null, null, null, 1, 1_000L, null));
  }

  @Test
  void aCompletionTakesTheBarToAHundred() {
    tell(
        at(1_000, started(AI_PARSING)), progress(AI_PARSING, 40), at(3_000, completed(AI_PARSING)));

    assertThat(run())
        .isEqualTo(
            new StageRun(AI_PARSING, StageStatus.DONE, 100, null, null, null, 1, 1_000L, 3_000L));
  }

  @Test
  void anErrorTakesTheBarToZeroAndKeepsWhereItStood() {
    tell(
        at(1_000, started(AI_PARSING)),
        progress(AI_PARSING, 60, "Reading"),
        at(3_000, failed(AI_PARSING, "No header line")));

    assertThat(run())
        .isEqualTo(
            new StageRun(
                AI_PARSING,
                StageStatus.FAILED,
                0,
                60.0,
                "Reading",
                "No header line",
                1,
                1_000L,
                3_000L));
  }

  @Test
  void aRepeatedErrorDoesNotForgetWhereTheStageStood() {
    tell(progress(AI_PARSING, 60), failed(AI_PARSING, "first"), failed(AI_PARSING, "second"));

    assertThat(run().stoppedAt()).isEqualTo(60);
    assertThat(run().error()).isEqualTo("second");
  }

  @Test
  void startedOnAFailedStageOpensTheNextAttempt() {
    tell(progress(AI_PARSING, 60), failed(AI_PARSING, "no"), at(9_000, started(AI_PARSING)));

    assertThat(run())
        .isEqualTo(
            new StageRun(AI_PARSING, StageStatus.RUNNING, 0, null, null, null, 2, 9_000L, null));
  }

  @Test
  void startedOnADoneStageOpensTheNextAttempt() {
    tell(started(AI_PARSING), completed(AI_PARSING), started(AI_PARSING));

    assertThat(run().status()).isEqualTo(StageStatus.RUNNING);
    assertThat(run().attempt()).isEqualTo(2);
    assertThat(run().progress()).isZero();
    assertThat(run().endedAt()).isNull();
  }

  @Test
  void startedOnARunningStageChangesNothing() {
    tell(at(1_000, started(AI_PARSING)), progress(AI_PARSING, 60, "Reading"));
    StageRun before = run();

    tell(at(2_000, started(AI_PARSING)));

    assertThat(run()).isEqualTo(before);
  }

  @Test
  void startedOnAWaitingStageKeepsTheAttempt() {
    tell(waiting(AI_PARSING), at(2_000, started(AI_PARSING)));

    assertThat(run().status()).isEqualTo(StageStatus.RUNNING);
    assertThat(run().attempt()).isEqualTo(1);
    assertThat(run().startedAt()).isEqualTo(2_000);
  }

  @Test
  void startedOfAHigherAttemptOpensThatAttempt() {
    tell(progress(AI_PARSING, 60), inAttempt(4, started(AI_PARSING)));

    assertThat(run().attempt()).isEqualTo(4);
    assertThat(run().progress()).isZero();
  }

  @Test
  void anEventOfALowerAttemptIsIgnored() {
    tell(inAttempt(2, started(AI_PARSING)), inAttempt(2, progress(AI_PARSING, 30)));
    Snapshot before = board.snapshot(0);

    for (Event late :
        List.of(
            started(AI_PARSING),
            told(AI_PARSING, "paused"),
            progress(AI_PARSING, 90),
            completed(AI_PARSING),
            failed(AI_PARSING, "late"))) {
      assertThat(board.apply(null, inAttempt(1, late))).isEqualTo(WITHOUT_EFFECT);
    }

    assertThat(board.snapshot(0)).isEqualTo(before);
  }

  @Test
  void anEventThatNamesNoAttemptBelongsToTheNewest() {
    tell(inAttempt(3, started(AI_PARSING)), progress(AI_PARSING, 30), completed(AI_PARSING));

    assertThat(run().status()).isEqualTo(StageStatus.DONE);
    assertThat(run().attempt()).isEqualTo(3);
  }

  @Test
  void progressIsTheHighestSeenInAnAttempt() {
    tell(started(AI_PARSING), progress(AI_PARSING, 70), progress(AI_PARSING, 30));

    assertThat(run().progress()).isEqualTo(70);
  }

  @Test
  void theNewestMessageStandsEvenBesideALowerProgress() {
    tell(progress(AI_PARSING, 70, "Page 7"), progress(AI_PARSING, 30, "Second pass"));

    assertThat(run().message()).isEqualTo("Second pass");
  }

  @Test
  void aProgressWithoutMessageKeepsTheLastOne() {
    tell(progress(AI_PARSING, 30, "Page 3"), progress(AI_PARSING, 40));

    assertThat(run().message()).isEqualTo("Page 3");
  }

  @Test
  void progressWithoutAStartShowsThatTheStageRuns() {
    tell(waiting(AI_PARSING), progress(AI_PARSING, 10));

    assertThat(run().status()).isEqualTo(StageStatus.RUNNING);
    assertThat(run().startedAt()).isNull();
  }

  @Test
  void progressAfterACompletionIsIgnoredUntilTheNextStarted() {
    tell(started(AI_PARSING), completed(AI_PARSING));
    Snapshot done = board.snapshot(0);

    assertThat(board.apply(null, progress(AI_PARSING, 50))).isEqualTo(WITHOUT_EFFECT);
    assertThat(board.snapshot(0)).isEqualTo(done);

    tell(started(AI_PARSING));
    assertThat(board.apply(null, progress(AI_PARSING, 50))).isEqualTo(APPLIED);
    assertThat(run().progress()).isEqualTo(50);
  }

  @Test
  void progressAfterAnErrorIsIgnoredUntilTheNextStarted() {
    tell(started(AI_PARSING), progress(AI_PARSING, 60), failed(AI_PARSING, "no"));

    assertThat(board.apply(null, progress(AI_PARSING, 80))).isEqualTo(WITHOUT_EFFECT);
    assertThat(run().stoppedAt()).isEqualTo(60);
    assertThat(run().progress()).isZero();
  }

  @Test
  void aCompletionAfterAnErrorMeansRecovered() {
    tell(progress(AI_PARSING, 60), failed(AI_PARSING, "no"), completed(AI_PARSING));

    assertThat(run().status()).isEqualTo(StageStatus.DONE);
    assertThat(run().progress()).isEqualTo(100);
    assertThat(run().error()).isNull();
    assertThat(run().stoppedAt()).isNull();
    assertThat(order().status()).isNotEqualTo(OrderStatus.FAILED);
  }

  @Test
  void aNewWorkflowRestartsTheOrder() {
    tell(
        waiting(AI_PARSING, AI_PARSING, DATABASE_SAVE),
        completed(AI_PARSING),
        failed(DATABASE_SAVE, "no"));

    tell(inWorkflow("wf_2", at(9_000, started(AI_PARSING))));

    assertThat(order().workflowId()).isEqualTo("wf_2");
    assertThat(order().status()).isEqualTo(OrderStatus.RUNNING);
    assertThat(order().endedAt()).isNull();
    assertThat(order().document()).isEqualTo("order.csv");
    assertThat(order().stages()).extracting(StageRun::stage).containsExactly(AI_PARSING);
    assertThat(run().attempt()).isEqualTo(1);
  }

  @Test
  void anEventWithoutWorkflowBelongsToTheRunningOne() {
    tell(
        started(AI_PARSING),
        new Event.Completed(
            new Event.Subject(Events.PO, null, AI_PARSING), 5, 95, Event.Meta.NONE));

    assertThat(order().workflowId()).isEqualTo("wf_1");
    assertThat(run().status()).isEqualTo(StageStatus.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Started", "queued", "started "})
  void anotherStatusMakesAnEntryInTheFeedAndNothingElse(String status) {
    tell(progress(AI_PARSING, 30));
    Order before = order();

    tell(inWorkflow("wf_2", at(9_000, told(DATABASE_SAVE, status))));
    tell(Events.ofOrder("po_2", told(AI_PARSING, status)));

    assertThat(order()).isSameAs(before);
    assertThat(board.snapshot(0).orders()).containsExactly(before);
    assertThat(board.snapshot(0).activity())
        .extracting(ActivityEntry::poId)
        .containsExactly("po_2", Events.PO, Events.PO);
  }

  @Test
  void unknownStagesStandBehindTheKnownOnes() {
    tell(
        started(Stage.of("zebra")),
        started(STATUS_UPDATE),
        started(Stage.of("apple")),
        started(AI_PARSING));

    assertThat(order().stages())
        .extracting(StageRun::stage)
        .containsExactly(AI_PARSING, STATUS_UPDATE, Stage.of("zebra"), Stage.of("apple"));
  }

  private void tell(Event... events) {
    for (Event event : events) {
      assertThat(board.apply(null, event)).isEqualTo(APPLIED);
    }
  }

  private Order order() {
    return Objects.requireNonNull(board.order(Events.PO));
  }

  private StageRun run() {
    return order().run(AI_PARSING).orElseThrow();
  }
}
