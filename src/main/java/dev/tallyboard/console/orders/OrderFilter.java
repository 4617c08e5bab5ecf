package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;

/** Which orders the list shows. */
public enum OrderFilter {
  ALL("All"),
  RUNNING("Running"),
  WAITING("Waiting"),
  FAILED("Failed"),
  DONE_TODAY("Done today");

  private final String label;

  OrderFilter(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  boolean takes(Order order, long startOfToday) {
    return switch (this) {
      case ALL -> true;
      case RUNNING -> order.status() == OrderStatus.RUNNING;
      case WAITING -> order.status() == OrderStatus.WAITING;
      case FAILED -> order.status() == OrderStatus.FAILED;
      case DONE_TODAY ->
          order.status() == OrderStatus.DONE
              && order.endedAt() != null
              && order.endedAt() >= startOfToday;
    };
  }
}
