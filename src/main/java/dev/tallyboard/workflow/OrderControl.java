package dev.tallyboard.workflow;

import dev.tallyboard.order.HoldAnswer;
import dev.tallyboard.workflow.stage.Plan;
import dev.tallyboard.workflow.stage.Telling;
import dev.tallyboard.workflow.store.Holds.Hold;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Status;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Pauses, resumes and cancels orders, each in one transaction with the event that tells it. What is
 * so already is answered alike and told no second time. Any thread may call.
 */
final class OrderControl {
  private final Telling telling;
  private final Clock clock;

  OrderControl(Telling telling, Clock clock) {
    this.telling = telling;
    this.clock = clock;
  }

  /** A stage that runs ends first; the next does not begin. */
  HoldAnswer pause(Tables tables, StoredOrder order) {
    Standing standing = Standing.of(tables, order);
    if (standing.isHeldBy(Hold.PAUSED)) {
      return new HoldAnswer.Done(standing.run().id().stage());
    }
    if (standing.isDone()) {
      return new HoldAnswer.NotPossible("This order is done.");
    }
    if (standing.isHeldBy(Hold.CANCELLED)) {
      return new HoldAnswer.NotPossible("This order was cancelled.");
    }
    if (standing.run().status() == Status.FAILED) {
      return new HoldAnswer.NotPossible(
          "A stage of this order has failed: retry it, or cancel the order.");
    }
    return change(tables, order, standing.run(), Optional.of(Hold.PAUSED), "paused");
  }

  /** Goes on where it was paused. */
  HoldAnswer resume(Tables tables, StoredOrder order) {
    Standing standing = Standing.of(tables, order);
    if (standing.isDone() || !standing.isHeldBy(Hold.PAUSED)) {
      return new HoldAnswer.NotPossible(
          standing.isHeldBy(Hold.CANCELLED)
              ? "This order was cancelled."
              : "This order is not paused.");
    }
    Run run = standing.run();
    if (run.status() == Status.WAITING && !tables.tasks().holds(run.id())) {
      tables.tasks().schedule(run.id(), clock.instant());
    }
    return change(tables, order, run, Optional.empty(), "resumed");
  }

  /** For good; a stage that runs stops behind its present step. */
  HoldAnswer cancel(Tables tables, StoredOrder order) {
    Standing standing = Standing.of(tables, order);
    if (standing.isDone()) {
      return new HoldAnswer.NotPossible("This order is done.");
    }
    Run run = standing.run();
    if (standing.isHeldBy(Hold.CANCELLED)) {
      return new HoldAnswer.Done(run.id().stage());
    }
    tables.runs().closeToClaims(run.id());
    tables.tasks().withdraw(run.id());
    return change(tables, order, run, Optional.of(Hold.CANCELLED), "cancelled");
  }

  private HoldAnswer change(
      Tables tables, StoredOrder order, Run run, Optional<Hold> hold, String status) {
    int number = tables.holds().change(order.workflowId(), hold);
    telling.held(tables, order, run.id(), status, number);
    return new HoldAnswer.Done(run.id().stage());
  }

  /**
   * Where an order stands.
   *
   * @param run the one that failed, else the one that runs or waits, else the last
   */
  private record Standing(Optional<Hold> hold, Run run) {
    static Standing of(Tables tables, StoredOrder order) {
      Optional<Hold> hold = tables.holds().lock(order.workflowId());
      List<Run> runs = tables.runs().newest(order.workflowId());
      Run last =
          Plan.STAGES.reversed().stream()
              .flatMap(stage -> runs.stream().filter(it -> it.id().stage().equals(stage)))
              .findFirst()
              .orElseThrow();
      return new Standing(
          hold, runs.stream().filter(it -> it.status() != Status.DONE).findFirst().orElse(last));
    }

    boolean isDone() {
      return run.status() == Status.DONE;
    }

    boolean isHeldBy(Hold kind) {
      return hold.filter(it -> it == kind).isPresent();
    }
  }
}
