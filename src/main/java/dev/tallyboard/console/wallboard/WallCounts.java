package dev.tallyboard.console.wallboard;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.board.Snapshot;

/**
 * All orders in four numbers.
 *
 * @param newFailures whether nobody has acknowledged some of the failures
 * @param done since the operator's day began
 */
record WallCounts(int running, int waiting, int failed, boolean newFailures, int done) {
  static WallCounts of(Snapshot board, Alarms alarms, long startOfToday) {
    int running = 0;
    int waiting = 0;
    int failed = 0;
    for (PipelineStage it : board.pipeline()) {
      running += it.running();
      waiting += it.waiting();
      failed += it.failed();
    }
    int done = 0;
    for (Order it : board.orders()) {
      Long endedAt = it.endedAt();
      if (it.status() == OrderStatus.DONE && endedAt != null && endedAt >= startOfToday) {
        done++;
      }
    }
    return new WallCounts(
        running, waiting, failed, failed > 0 && !alarms.newFailures().isEmpty(), done);
  }
}
