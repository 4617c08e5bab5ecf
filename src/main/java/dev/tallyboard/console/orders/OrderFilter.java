package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.text.Texts;

/** Which orders the list shows. */
public enum OrderFilter {
  ALL("filter.all"),
  RUNNING("filter.running"),
  WAITING("filter.waiting"),
  FAILED("filter.failed"),
  DONE_TODAY("filter.done-today");

  private static final Texts TEXTS = Texts.of(OrderFilter.class);

  private final String label;

  /**
   * @param label the key of its text
   */
  OrderFilter(String label) {
    this.label = label;
  }

  public String label() {
    return TEXTS.of(label);
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
