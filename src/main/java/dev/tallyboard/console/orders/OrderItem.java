package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One row of the list; the object stays while the order moves on. */
public final class OrderItem {
  private final ReadOnlyObjectWrapper<Order> order;

  /** The same as the property has: it is asked for many times a frame. */
  private Order current;

  private boolean slow;
  private @Nullable Standing standing;
  private boolean pinned;
  private boolean gone;

  /** Made when somebody first searches or sorts by them. */
  private @Nullable OrderWords words;

  /** The last search that was asked for, and what came of it. */
  private Search searched = Search.NONE;

  private boolean found = true;

  OrderItem(Order order) {
    this.order = new ReadOnlyObjectWrapper<>(order);
    current = order;
  }

  public ReadOnlyObjectProperty<Order> order() {
    return order.getReadOnlyProperty();
  }

  Order current() {
    return current;
  }

  /** Whether its row may belong elsewhere now. */
  boolean set(Order next) {
    boolean moves = Place.mayDiffer(current, next);
    if (!OrderWords.areThoseOf(current, next)) {
      words = null;
      searched = Search.NONE;
      found = true;
    }
    current = next;
    order.set(next);
    return moves;
  }

  OrderWords words() {
    if (words == null) {
      words = OrderWords.of(current);
    }
    return words;
  }

  @SuppressWarnings("ReferenceEquality") // the same search, asked for again and again
  boolean matches(Search search) {
    if (search != searched) {
      found = search.takes(words().all());
      searched = search;
    }
    return found;
  }

  /** Whether that changed anything that a row's place depends on. */
  boolean judge(@Nullable Standing nowStanding, boolean nowSlow, boolean nowPinned) {
    boolean changed = standing != nowStanding || slow != nowSlow || pinned != nowPinned;
    standing = nowStanding;
    slow = nowSlow;
    pinned = nowPinned;
    return changed;
  }

  boolean isSlow() {
    return slow;
  }

  /** How its most urgent alarm stands; null where it has none. */
  @Nullable Standing standing() {
    return standing;
  }

  boolean isPinned() {
    return pinned;
  }

  /** Whether the board has let go of it. */
  boolean isGone() {
    return gone;
  }

  void setGone() {
    gone = true;
  }
}
