package dev.tallyboard.console.orders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All orders as they are sorted; a change costs a search for each order that changed. */
final class SortedItems {
  private Comparator<OrderItem> sorting;
  private List<OrderItem> sorted = List.of();

  SortedItems(Comparator<OrderItem> sorting) {
    this.sorting = sorting;
  }

  List<OrderItem> all() {
    return sorted;
  }

  void sortBy(Comparator<OrderItem> next) {
    sorting = next;
    List<OrderItem> resorted = new ArrayList<>(sorted);
    resorted.sort(next);
    sorted = resorted;
  }

  /**
   * Puts each in its place.
   *
   * @param moved all that are new, gone, or may stand elsewhere
   */
  void update(Set<OrderItem> moved) {
    List<OrderItem> still = new ArrayList<>(sorted.size());
    for (OrderItem it : sorted) {
      if (!moved.contains(it)) {
        still.add(it);
      }
    }
    List<OrderItem> coming = new ArrayList<>(moved);
    coming.removeIf(OrderItem::isGone);
    coming.sort(sorting);
    List<OrderItem> next = new ArrayList<>(still.size() + coming.size());
    int from = 0;
    for (OrderItem it : coming) {
      int to = placeOf(it, still);
      next.addAll(still.subList(from, to));
      next.add(it);
      from = to;
    }
    next.addAll(still.subList(from, still.size()));
    sorted = next;
  }

  private int placeOf(OrderItem it, List<OrderItem> among) {
    int found = Collections.binarySearch(among, it, sorting);
    return found < 0 ? -1 - found : found;
  }
}
