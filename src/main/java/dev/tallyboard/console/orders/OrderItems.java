package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items of the board's orders, one for each as long as the board has it. */
final class OrderItems {
  private final Map<String, OrderItem> byId = new HashMap<>();
  private List<Order> taken = List.of();

  /**
   * Takes the orders of a frame.
   *
   * @return those that are new, are gone, or may belong elsewhere
   */
  @SuppressWarnings("ReferenceEquality") // what did not change keeps its reference
  Set<OrderItem> take(List<Order> orders) {
    Set<OrderItem> moved = new LinkedHashSet<>();
    for (int i = 0; i < orders.size(); i++) {
      Order order = orders.get(i);
      if (i >= taken.size() || taken.get(i) != order) {
        set(order, moved);
      }
    }
    taken = orders;
    if (byId.size() > orders.size()) {
      letGo(moved);
    }
    return moved;
  }

  @Nullable OrderItem of(String poId) {
    return byId.get(poId);
  }

  Collection<OrderItem> all() {
    return byId.values();
  }

  int size() {
    return byId.size();
  }

  private void set(Order order, Set<OrderItem> moved) {
    OrderItem item = byId.get(order.poId());
    if (item == null) {
      item = new OrderItem(order);
      byId.put(order.poId(), item);
      moved.add(item);
    } else if (!order.equals(item.current()) && item.set(order)) {
      moved.add(item);
    }
  }

  private void letGo(Set<OrderItem> moved) {
    Set<String> present = new HashSet<>();
    taken.forEach(it -> present.add(it.poId()));
    for (OrderItem item : byId.values()) {
      if (!present.contains(item.current().poId())) {
        item.setGone();
        moved.add(item);
      }
    }
    byId.keySet().retainAll(present);
  }
}
