package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import java.util.Comparator;

/**
 * The order of the list: failed, slow, running, waiting, held, ended. Among the running the
 * youngest order comes first, so that a row keeps its place when its stage changes; the waiting
 * stand in line.
 */
final class NeedsActionFirst implements Comparator<OrderItem> {
  @Override
  public int compare(OrderItem a, OrderItem b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0) {
      return byRank;
    }
    int byTime = Long.compare(time(a.current()), time(b.current()));
    return byTime != 0 ? byTime : a.current().poId().compareTo(b.current().poId());
  }

  private static int rank(OrderItem item) {
    return switch (item.current().status()) {
      case FAILED -> 0;
      case RUNNING -> item.isSlow() ? 1 : 2;
      case WAITING -> 3;
      case PAUSED -> 4;
      case DONE, CANCELLED -> 5;
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
