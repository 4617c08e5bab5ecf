package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Activity activity = new Activity();
  private final RecentIds foreignIds = new RecentIds();
  private final Pipeline pipeline = new Pipeline();

  private @Nullable String lastEventId;
  private Optional<EventId> lastId = Optional.empty();

  public Board(String merchantId) {
    this.merchantId = merchantId;
  }

  /** A board that goes on from a snapshot. */
  public static Board of(Snapshot snapshot) {
    Board board = new Board(snapshot.merchantId());
    for (Order order : snapshot.orders()) {
      board.orders.put(order.poId(), order);
    }
    board.activity.restore(snapshot.activity());
    board.remember(snapshot.lastEventId());
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
      if (isDuplicate(id)) {
        return Outcome.DUPLICATE;
      }
      remember(id);
    }
    Order before = orders.get(event.poId());
    Optional<Order> after = OrderFold.apply(before, event);
    if (after.isEmpty()) {
      return Outcome.WITHOUT_EFFECT;
    }
    Order order = after.get();
    orders.put(order.poId(), order);
    pipeline.changed();
    if (before == null && orders.size() > MAX_ORDERS) {
      letGoOfTheOldest();
    }
    activity.add(id, event, order);
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
    List<Order> all = new ArrayList<>(orders.values());
    return new Snapshot(merchantId, lastEventId, at, all, pipeline.of(all), activity.newestFirst());
  }

  private boolean isDuplicate(String id) {
    Optional<EventId> parsed = EventId.parse(id);
    if (parsed.isPresent() && lastId.isPresent() && parsed.get().comparesWith(lastId.get())) {
      return !parsed.get().isAfter(lastId.get());
    }
    return foreignIds.contains(id);
  }

  private void remember(@Nullable String id) {
    if (id == null) {
      return;
    }
    lastEventId = id;
    lastId = EventId.parse(id);
    if (lastId.isEmpty()) {
      foreignIds.add(id);
    }
  }

  private void letGoOfTheOldest() {
    orders.values().stream()
        .min(
            Comparator.comparing((Order it) -> !it.hasEnded())
                .thenComparingLong(it -> it.endedAt() == null ? it.updatedAt() : it.endedAt()))
        .ifPresent(oldest -> orders.remove(oldest.poId()));
  }
}
