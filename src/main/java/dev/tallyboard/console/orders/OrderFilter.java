package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.text.Texts;
import java.util.Locale;

/** Which orders the list shows, by their state. */
public enum OrderFilter {
  ALL("filter.all", true),
  RUNNING("filter.running", true),
  WAITING("filter.waiting", true),
  FAILED("filter.failed", true),
  DONE_TODAY("filter.done-today", true),
  SLOW("filter.slow", false),
  PAUSED("filter.paused", false),
  DONE("filter.done", false),
  CANCELLED("filter.cancelled", false);

  private static final Texts TEXTS = Texts.of(OrderFilter.class);

  private final String label;
  private final boolean always;

  /**
   * @param label the key of its text
   */
  OrderFilter(String label, boolean always) {
    this.label = label;
    this.always = always;
  }

  public String label() {
    return TEXTS.of(label);
  }

  /** As it is called in ids, such as {@code done-today}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it has a button of its own; the others stand in a menu. */
  boolean isAlwaysOffered() {
    return always;
  }

  boolean takes(OrderItem item, long startOfToday) {
    Order order = item.current();
    return switch (this) {
      case ALL -> true;
      case RUNNING -> order.status() == OrderStatus.RUNNING;
      case WAITING -> order.status() == OrderStatus.WAITING;
      case FAILED -> order.status() == OrderStatus.FAILED;
      case DONE_TODAY ->
          order.status() == OrderStatus.DONE
              && order.endedAt() != null
              && order.endedAt() >= startOfToday;
      case SLOW -> item.isSlow();
      case PAUSED -> order.status() == OrderStatus.PAUSED;
      case DONE -> order.status() == OrderStatus.DONE;
      case CANCELLED -> order.status() == OrderStatus.CANCELLED;
    };
  }
}
