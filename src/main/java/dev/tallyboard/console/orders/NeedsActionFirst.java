package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.Moment;
import java.util.Comparator;

/**
 * The order of the list: alarms that nobody has acknowledged, other failures, recovered ones that
 * nobody has confirmed, slow, running, waiting, held, ended. Among the running the youngest order
 * comes first, so that a row keeps its place when its stage changes; the waiting stand in line.
 */
final class NeedsActionFirst implements Comparator<OrderItem> {
  private static final int SLOW = 3;

  @Override
  public int compare(OrderItem a, OrderItem b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0) {
      return byRank;
    }
    int byTime = Long.compare(time(a.current()), time(b.current()));
    return byTime != 0 ? byTime : a.current().poId().compareTo(b.current().poId());
  }

  /** Whether somebody should do something about it now. */
  static boolean needsAction(OrderItem item) {
    return rank(item) < SLOW;
  }

  private static int rank(OrderItem item) {
    return switch (item.standing()) {
      case UNACKNOWLEDGED -> 0;
      case ACKNOWLEDGED -> 1;
      case RETURNED -> 2;
      case SHELVED -> SLOW;
      case null ->
          switch (item.current().status()) {
            case FAILED -> 1;
            case RUNNING -> item.isSlow() ? SLOW : 4;
            case WAITING -> 5;
            case PAUSED -> 6;
            case DONE, CANCELLED -> 7;
          };
    };
  }

  private static long time(Order order) {
    Long start = Moment.startOf(order);
    return switch (order.status()) {
      case FAILED, DONE, CANCELLED -> order.endedAt() == null ? 0 : -order.endedAt();
      case WAITING -> start == null ? order.updatedAt() : start;
      case RUNNING, PAUSED -> start == null ? 0 : -start;
    };
  }
}
