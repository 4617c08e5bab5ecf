package dev.tallyboard.console.control;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;

/** What an operator can ask for of a whole order. */
public enum OrderHold {
  /** A stage that runs ends first; the next does not begin. */
  PAUSE,

  /** Goes on where it was paused. */
  RESUME,

  /** For good. */
  CANCEL;

  /** Whether an order that stands so can be held so; the workflow's own rule. */
  public boolean fits(Order order) {
    OrderStatus status = order.status();
    return switch (this) {
      case PAUSE -> status == OrderStatus.WAITING || status == OrderStatus.RUNNING;
      case RESUME -> status == OrderStatus.PAUSED;
      case CANCEL -> status != OrderStatus.DONE && status != OrderStatus.CANCELLED;
    };
  }
}
