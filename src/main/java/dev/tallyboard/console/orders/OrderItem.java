package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One row of the list; the object stays while the order moves on. */
public final class OrderItem {
  private final ReadOnlyObjectWrapper<Order> order;
  private boolean slow;
  private @Nullable Standing standing;

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

  /** How its most urgent alarm stands; null where it has none. */
  @Nullable Standing standing() {
    return standing;
  }

  /** Whether that changed anything. */
  boolean setStanding(@Nullable Standing next) {
    boolean changed = standing != next;
    standing = next;
    return changed;
  }
}
