package dev.tallyboard.console.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    int[] to = placesOf(before.subList(head, before.size() - tail), next, head);
    if (to.length == next.size() - tail - head) {
      nextPermutation(head, next.size() - tail, to);
    } else {
      nextReplace(head, next.size() - tail, before.subList(head, before.size() - tail));
    }
    endChange();
  }

  /**
   * Where each row stands among the next ones; empty where rows come or go. A list view dresses
   * each row that was replaced anew, and only fills those that changed places.
   *
   * @param from where the rows begin, in both lists
   */
  private static int[] placesOf(List<OrderItem> rows, List<OrderItem> next, int from) {
    Map<OrderItem, Integer> places = HashMap.newHashMap(rows.size());
    for (int i = 0; i < rows.size() && from + i < next.size(); i++) {
      places.put(next.get(from + i), from + i);
    }
    int[] to = new int[rows.size()];
    for (int i = 0; i < to.length; i++) {
      Integer place = places.get(rows.get(i));
      if (place == null) {
        return new int[0];
      }
      to[i] = place;
    }
    return to;
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
