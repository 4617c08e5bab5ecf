package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One row of the list; the object stays while the order moves on. */
public final class OrderItem {
  private final ReadOnlyObjectWrapper<Order> order;
  private boolean slow;

  OrderItem(Order order) {
    this.order = new ReadOnlyObjectWrapper<>(order);
  }

  public ReadOnlyObjectProperty<Order> order() {
    return order.getReadOnlyProperty();
  }

  Order current() {
    return order.get();
  }

  void set(Order next) {
    order.set(next);
  }

  boolean isSlow() {
    return slow;
  }

  /** Whether that changed anything. */
  boolean setSlow(boolean nowSlow) {
    boolean changed = slow != nowSlow;
    slow = nowSlow;
    return changed;
  }
}
