package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fold: events go in one by one, {@link #snapshot} gives the state. Owned by one thread at a
 * time. Bounded: {@value #MAX_ORDERS} orders, {@value Activity#MAX_ENTRIES} lines of activity.
 */
public final class Board {
  /** Beyond this the orders that ended longest ago are let go of. */
  public static final int MAX_ORDERS = 10_000;

  private final String merchantId;
  private final HeldOrders orders = new HeldOrders();
  private final Activity activity = new Activity();
  private final RecentIds recentIds = new RecentIds();

  private @Nullable String lastEventId;
  private Optional<EventId> lastId = Optional.empty();

  public Board(String merchantId) {
    this.merchantId = merchantId;
  }

  /** A board that goes on from a snapshot. */
  public static Board of(Snapshot snapshot) {
    Board board = new Board(snapshot.merchantId());
    snapshot.orders().forEach(board.orders::put);
    board.activity.restore(snapshot.activity());
    snapshot.activity().reversed().forEach(it -> board.recentIds.add(it.id()));
    if (snapshot.lastEventId() != null) {
      board.remember(snapshot.lastEventId(), EventId.parse(snapshot.lastEventId()));
    }
    return board;
  }

  /**
   * Folds one event.
   *
   * @param id as it came with the event, or null where none did; ids of our own log grow, so one
   *     that does not is a duplicate; others are compared with those seen lately
   */
  public Outcome apply(@Nullable String id, Event event) {
    if (id != null) {
      Optional<EventId> parsed = EventId.parse(id);
      if (isDuplicate(id, parsed)) {
        return Outcome.DUPLICATE;
      }
      remember(id, parsed);
    }
    if (OrderFold.isOnlyTold(event)) {
      activity.add(id, event, StageRun.FIRST_ATTEMPT);
      return Outcome.APPLIED;
    }
    Optional<Order> after = OrderFold.apply(orders.get(event.poId()), event);
    if (after.isEmpty()) {
      return Outcome.WITHOUT_EFFECT;
    }
    Order order = after.get();
    orders.put(order);
    activity.add(
        id, event, order.run(event.stage()).map(StageRun::attempt).orElse(StageRun.FIRST_ATTEMPT));
    return Outcome.APPLIED;
  }

  public String merchantId() {
    return merchantId;
  }

  /** The id that the board is true at; null before the first. */
  public @Nullable String lastEventId() {
    return lastEventId;
  }

  public @Nullable Order order(String poId) {
    return orders.get(poId);
  }

  /**
   * The state now; orders that did not change keep their reference.
   *
   * @param at epoch ms to write on it
   */
  public Snapshot snapshot(long at) {
    return new Snapshot(
        merchantId, lastEventId, at, orders.all(), orders.pipeline(), activity.newestFirst());
  }

  private boolean isDuplicate(String id, Optional<EventId> parsed) {
    if (parsed.isPresent() && lastId.isPresent() && parsed.get().comparesWith(lastId.get())) {
      return !parsed.get().isAfter(lastId.get());
    }
    return recentIds.contains(id);
  }

  private void remember(String id, Optional<EventId> parsed) {
    lastEventId = id;
    lastId = parsed;
    recentIds.add(id);
  }
}
