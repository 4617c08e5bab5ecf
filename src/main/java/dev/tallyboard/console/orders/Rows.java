package dev.tallyboard.console.orders;

import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The rows as a list that is exchanged as a whole: one change a time, from the first row that
 * differs to the last one, whatever the number of rows.
 */
final class Rows extends ObservableListBase<OrderItem> {
  private List<OrderItem> shown = List.of();

  /**
   * @param next not changed by anybody from now on
   */
  @SuppressWarnings("ReferenceEquality") // items are compared as what they are
  void show(List<OrderItem> next) {
    List<OrderItem> before = shown;
    int common = Math.min(before.size(), next.size());
    int head = 0;
    while (head < common && before.get(head) == next.get(head)) {
      head++;
    }
    int tail = 0;
    while (tail < common - head
        && before.get(before.size() - 1 - tail) == next.get(next.size() - 1 - tail)) {
      tail++;
    }
    if (head == before.size() && head == next.size()) {
      return;
    }
    beginChange();
    shown = next;
    nextReplace(head, next.size() - tail, before.subList(head, before.size() - tail));
    endChange();
  }

  @Override
  public OrderItem get(int index) {
    return shown.get(index);
  }

  @Override
  public int size() {
    return shown.size();
  }
}
