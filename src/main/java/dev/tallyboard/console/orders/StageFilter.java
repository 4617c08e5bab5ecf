package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Takes the orders that stand in a stage: those that the stage counts as running, waiting or
 * failed.
 *
 * @param stage null takes every order
 */
record StageFilter(@Nullable Stage stage) {
  boolean takes(Order order) {
    if (stage == null) {
      return true;
    }
    if (order.status() == OrderStatus.DONE || order.status() == OrderStatus.CANCELLED) {
      return false;
    }
    return order.stage().equals(stage)
        || order.run(stage).map(StageRun::status).filter(StageFilter::isOpen).isPresent();
  }

  private static boolean isOpen(StageStatus status) {
    return status == StageStatus.RUNNING || status == StageStatus.FAILED;
  }
}
