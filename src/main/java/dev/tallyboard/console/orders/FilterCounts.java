package dev.tallyboard.console.orders;

import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How many orders each filter would show. */
final class FilterCounts {
  private final Counter[] counters =
      Stream.of(OrderFilter.values()).map(Counter::new).toArray(Counter[]::new);

  private static final class Counter {
    private final OrderFilter filter;
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private int sum;

    Counter(OrderFilter filter) {
      this.filter = filter;
    }
  }

  ReadOnlyIntegerProperty of(OrderFilter filter) {
    return Stream.of(counters)
        .filter(it -> it.filter == filter)
        .findFirst()
        .orElseThrow()
        .shown
        .getReadOnlyProperty();
  }

  /** From here to {@link #end} orders are added; nobody sees a count in between. */
  void begin() {
    for (Counter it : counters) {
      it.sum = 0;
    }
  }

  void add(OrderItem item, long startOfToday) {
    for (Counter it : counters) {
      if (it.filter.takes(item, startOfToday)) {
        it.sum++;
      }
    }
  }

  void end() {
    for (Counter it : counters) {
      it.shown.set(it.sum);
    }
  }
}
