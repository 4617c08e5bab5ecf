package dev.tallyboard.board;

import static dev.tallyboard.board.Events.at;
import static dev.tallyboard.board.Events.completed;
import static dev.tallyboard.board.Events.failed;
import static dev.tallyboard.board.Events.progress;
import static dev.tallyboard.board.Events.started;
import static dev.tallyboard.board.Events.told;
import static dev.tallyboard.board.Events.waiting;
import static dev.tallyboard.board.OrderStatus.CANCELLED;
import static dev.tallyboard.board.OrderStatus.DONE;
import static dev.tallyboard.board.OrderStatus.FAILED;
import static dev.tallyboard.board.OrderStatus.PAUSED;
import static dev.tallyboard.board.OrderStatus.RUNNING;
import static dev.tallyboard.board.OrderStatus.WAITING;
import static dev.tallyboard.event.Stage.AI_PARSING;
import static dev.tallyboard.event.Stage.DATABASE_SAVE;
import static dev.tallyboard.event.Stage.IMAGE_ATTACHMENT;
import static dev.tallyboard.event.Stage.SHOPIFY_SYNC;
import static dev.tallyboard.event.Stage.STATUS_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where an order stands as a whole after what was told of its stages. */
class OrderFoldTest {
  @Test
  void anAcceptedUploadWaitsForItsFirstStage() {
    Order order = after(waiting(AI_PARSING, AI_PARSING, DATABASE_SAVE));

    assertThat(order.status()).isEqualTo(WAITING);
    assertThat(order.stage()).isEqualTo(AI_PARSING);
    assertThat(order.plan()).containsExactly(AI_PARSING, DATABASE_SAVE);
    assertThat(order.document()).isEqualTo("order.csv");
    assertThat(order.uploadedAt()).isEqualTo(5);
    assertThat(order.run(AI_PARSING)).map(StageRun::status).contains(StageStatus.WAITING);
  }

  @Test
  void itRunsWhenAStageRuns() {
    assertThat(after(started(AI_PARSING)).status()).isEqualTo(RUNNING);
  }

  @Test
  void itWaitsBetweenTwoStages() {
    Order order = after(started(AI_PARSING), completed(AI_PARSING));

    assertThat(order.status()).isEqualTo(WAITING);
    assertThat(order.stage()).isEqualTo(DATABASE_SAVE);
  }

  @Test
  void withAPlanItIsDoneWhenEveryStageOfThePlanIs() {
    Event plan = waiting(AI_PARSING, AI_PARSING, SHOPIFY_SYNC);

    assertThat(after(plan, completed(SHOPIFY_SYNC)).status()).isEqualTo(WAITING);

    Order order = after(plan, completed(SHOPIFY_SYNC), at(7_000, completed(AI_PARSING)));
    assertThat(order.status()).isEqualTo(DONE);
    assertThat(order.endedAt()).isEqualTo(7_000);
    assertThat(order.stage()).isEqualTo(SHOPIFY_SYNC);
  }

  @Test
  void withoutAPlanItIsDoneWhenAllSevenAre() {
    Event[] six = Stage.FLOW.stream().limit(6).map(Events::completed).toArray(Event[]::new);
    Event[] seven = Stage.FLOW.stream().map(Events::completed).toArray(Event[]::new);

    assertThat(after(six).status()).isEqualTo(WAITING);
    assertThat(after(six).stage()).isEqualTo(STATUS_UPDATE);
    assertThat(after(seven).status()).isEqualTo(DONE);
  }

  @Test
  void itHasFailedWhenTheStageThatEndedLastFailed() {
    Order order = after(completed(AI_PARSING), at(4_000, failed(DATABASE_SAVE, "no")));

    assertThat(order.status()).isEqualTo(FAILED);
    assertThat(order.endedAt()).isEqualTo(4_000);
  }

  @Test
  void itHasNotFailedWhenAnotherStageCompletedLater() {
    assertThat(after(failed(DATABASE_SAVE, "no"), completed(SHOPIFY_SYNC)).status())
        .isEqualTo(WAITING);
    assertThat(
            after(failed(DATABASE_SAVE, "no"), started(IMAGE_ATTACHMENT), completed(SHOPIFY_SYNC))
                .status())
        .isEqualTo(RUNNING);
  }

  @Test
  void anotherStageThatRunsOnDoesNotHideAFailure() {
    Order order =
        after(started(SHOPIFY_SYNC), failed(DATABASE_SAVE, "no"), progress(SHOPIFY_SYNC, 50));

    assertThat(order.status()).isEqualTo(FAILED);
    assertThat(order.stage()).isEqualTo(DATABASE_SAVE);
  }

  @Test
  void aFailedStageThatStartsAgainTakesTheFailureBack() {
    Order order = after(failed(DATABASE_SAVE, "no"), started(DATABASE_SAVE));

    assertThat(order.status()).isEqualTo(RUNNING);
    assertThat(order.endedAt()).isNull();
  }

  @Test
  void ofTwoFailedStagesTheOtherIsStillFailedWhenOneStartsAgain() {
    assertThat(
            after(failed(AI_PARSING, "no"), failed(DATABASE_SAVE, "no"), started(DATABASE_SAVE))
                .status())
        .isEqualTo(FAILED);
  }

  @Test
  void aStageThatCompletedAfterAnOldFailureCountsWhenALaterFailureStartsAgain() {
    assertThat(
            after(
                    at(1, failed(AI_PARSING, "no")),
                    at(2, completed(DATABASE_SAVE)),
                    at(3, failed(SHOPIFY_SYNC, "no")),
                    at(4, started(SHOPIFY_SYNC)))
                .status())
        .isEqualTo(RUNNING);
  }

  @Test
  void arrivalDecidesWhatEndedLastEvenAgainstThePublishersClocks() {
    assertThat(
            after(
                    at(9_000, completed(AI_PARSING)),
                    at(1_000, failed(DATABASE_SAVE, "no")),
                    at(2_000, started(IMAGE_ATTACHMENT)))
                .status())
        .isEqualTo(FAILED);
  }

  @Test
  void itIsPausedAsTold() {
    assertThat(after(started(AI_PARSING), told(AI_PARSING, "paused")).status()).isEqualTo(PAUSED);
    assertThat(
            after(
                    started(AI_PARSING),
                    told(AI_PARSING, "paused"),
                    progress(AI_PARSING, 50),
                    completed(AI_PARSING))
                .status())
        .isEqualTo(PAUSED);
  }

  @Test
  void resumedGoesOnWhereItStood() {
    assertThat(
            after(started(AI_PARSING), told(AI_PARSING, "paused"), told(AI_PARSING, "resumed"))
                .status())
        .isEqualTo(RUNNING);
    assertThat(
            after(waiting(AI_PARSING), told(AI_PARSING, "paused"), told(AI_PARSING, "resumed"))
                .status())
        .isEqualTo(WAITING);
  }

  @Test
  void aStageThatStartsEndsAPause() {
    assertThat(
            after(completed(AI_PARSING), told(DATABASE_SAVE, "paused"), started(DATABASE_SAVE))
                .status())
        .isEqualTo(RUNNING);
  }

  @Test
  void startedOnARunningStageDoesNotEndAPauseOrACancellation() {
    for (String status : new String[] {"paused", "cancelled"}) {
      Order held = after(started(AI_PARSING), told(AI_PARSING, status));
      Order again = after(started(AI_PARSING), told(AI_PARSING, status), started(AI_PARSING));

      assertThat(again.status()).isEqualTo(held.status());
    }
  }

  @Test
  void itIsCancelledAsTold() {
    Order order =
        after(
            started(AI_PARSING),
            at(3_000, told(AI_PARSING, "cancelled")),
            at(4_000, failed(AI_PARSING, "stopped")));

    assertThat(order.status()).isEqualTo(CANCELLED);
    assertThat(order.endedAt()).isEqualTo(3_000);
  }

  @Test
  void aPauseDoesNotTakeACancellationBack() {
    assertThat(after(told(AI_PARSING, "cancelled"), told(AI_PARSING, "paused")).status())
        .isEqualTo(CANCELLED);
  }

  @Test
  void aFailureShowsThroughAPause() {
    assertThat(after(told(AI_PARSING, "paused"), failed(AI_PARSING, "no")).status())
        .isEqualTo(FAILED);
    assertThat(after(failed(AI_PARSING, "no"), told(AI_PARSING, "paused")).status())
        .isEqualTo(FAILED);
  }

  @Test
  void aCancelledOrderThatIsResumedStandsWhereItsStagesStand() {
    assertThat(
            after(
                    at(1, failed(AI_PARSING, "no")),
                    at(2, told(AI_PARSING, "cancelled")),
                    at(3, told(AI_PARSING, "resumed")))
                .status())
        .isEqualTo(FAILED);
    assertThat(
            after(
                    at(1, failed(AI_PARSING, "no")),
                    at(2, completed(DATABASE_SAVE)),
                    at(3, told(AI_PARSING, "cancelled")),
                    at(4, told(AI_PARSING, "resumed")))
                .status())
        .isEqualTo(WAITING);
  }

  @Test
  void theCurrentStageIsTheFailedOneBeforeTheRunningOneBeforeTheFirstNotDone() {
    assertThat(
            after(started(AI_PARSING), started(SHOPIFY_SYNC), failed(SHOPIFY_SYNC, "no")).stage())
        .isEqualTo(SHOPIFY_SYNC);
    assertThat(after(started(SHOPIFY_SYNC), waiting(AI_PARSING)).stage()).isEqualTo(SHOPIFY_SYNC);
    assertThat(after(completed(AI_PARSING), completed(SHOPIFY_SYNC)).stage())
        .isEqualTo(DATABASE_SAVE);
  }

  @Test
  void namesAndCountsAreKeptOnceTheyAreKnown() {
    Meta named = Meta.NONE.named("PO-10482", "Nordwind");
    Event counted = new Completed(new Subject(Events.PO, "wf_1", AI_PARSING), 5, 95, named);

    Order order = after(counted, started(DATABASE_SAVE), completed(DATABASE_SAVE));

    assertThat(order.poNumber()).isEqualTo("PO-10482");
    assertThat(order.supplier()).isEqualTo("Nordwind");
    assertThat(order.lineItems()).isEqualTo(5);
    assertThat(order.confidence()).isEqualTo(95);
  }

  @Test
  void updatedAtNeverGoesBack() {
    assertThat(
            after(at(9_000, started(AI_PARSING)), at(4_000, progress(AI_PARSING, 1))).updatedAt())
        .isEqualTo(9_000);
  }

  private static Order after(Event... events) {
    Board board = new Board("m_1");
    for (Event event : events) {
      assertThat(board.apply(null, event)).isEqualTo(Outcome.APPLIED);
    }
    return Objects.requireNonNull(board.order(Events.PO));
  }
}
