package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.text.Texts;
import java.util.Comparator;
import java.util.Locale;

/** How the list is sorted; in each, what is pinned stands above the rest. */
public enum OrderSort {
  NEEDS_ACTION_FIRST("sort.needs-action-first"),
  NEWEST_FIRST("sort.newest-first"),
  OLDEST_FIRST("sort.oldest-first"),
  PO_NUMBER("sort.po-number"),
  SUPPLIER("sort.supplier"),
  LONGEST_IN_STAGE("sort.longest-in-stage");

  private static final Texts TEXTS = Texts.of(OrderSort.class);

  private final String label;

  /**
   * @param label the key of its text
   */
  OrderSort(String label) {
    this.label = label;
  }

  /** That of this name; the first of all where there is none. */
  public static OrderSort named(String name) {
    for (OrderSort it : values()) {
      if (it.name().equals(name)) {
        return it;
      }
    }
    return NEEDS_ACTION_FIRST;
  }

  String label() {
    return TEXTS.of(label);
  }

  /** As it is called in ids, such as {@code po-number}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Never takes two orders for equal. */
  Comparator<OrderItem> comparator() {
    return Comparator.comparing((OrderItem it) -> !it.isPinned())
        .thenComparing(amongAlike())
        .thenComparing(it -> it.current().poId());
  }

  private Comparator<OrderItem> amongAlike() {
    return switch (this) {
      case NEEDS_ACTION_FIRST -> new NeedsActionFirst();
      case NEWEST_FIRST -> byStart(-1);
      case OLDEST_FIRST -> byStart(1);
      case PO_NUMBER -> Comparator.comparing(it -> it.words().name());
      case SUPPLIER ->
          Comparator.comparing((OrderItem it) -> it.words().supplier().isEmpty())
              .thenComparing(it -> it.words().supplier())
              .thenComparing(it -> it.words().name());
      case LONGEST_IN_STAGE ->
          Comparator.comparing(OrderSort::hasLeftItsStage)
              .thenComparingLong(OrderSort::inStageSince);
    };
  }

  /** Those of which it is not known come last. */
  private static Comparator<OrderItem> byStart(int direction) {
    return Comparator.comparingLong(
        it -> {
          Long start = Moment.startOf(it.current());
          return start == null ? Long.MAX_VALUE : direction * start;
        });
  }

  private static boolean hasLeftItsStage(OrderItem item) {
    OrderStatus status = item.current().status();
    return status == OrderStatus.DONE || status == OrderStatus.CANCELLED;
  }

  /** Epoch ms; the newest that left first. */
  private static long inStageSince(OrderItem item) {
    Order order = item.current();
    if (hasLeftItsStage(item)) {
      return order.endedAt() == null ? 0 : -order.endedAt();
    }
    Long started = order.currentRun().map(StageRun::startedAt).orElse(Moment.startOf(order));
    return started == null ? order.updatedAt() : started;
  }
}
