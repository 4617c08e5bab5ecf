package dev.tallyboard.console.orders;

import dev.tallyboard.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What keeps orders out of the list.
 *
 * @param stage null for those of all stages
 */
record Narrowing(Search search, @Nullable Stage stage, OrderFilter state) {
  static final Narrowing NONE = new Narrowing(Search.NONE, null, OrderFilter.ALL);

  boolean isNone() {
    return equals(NONE);
  }

  boolean takes(OrderItem item, long startOfToday) {
    return takesInAnyState(item) && state.takes(item, startOfToday);
  }

  boolean takesInAnyState(OrderItem item) {
    return item.matches(search) && (stage == null || new StageFilter(stage).takes(item.current()));
  }
}
