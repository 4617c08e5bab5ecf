package dev.tallyboard.alarm;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Raises the alarms of orders, and ends them. Owned by the book. */
final class OrderWatch {
  private final AlarmList alarms;
  private final Thresholds limits;

  /** Which cause an order is in trouble by, now; one at a time. */
  private final Map<String, Cause> troubled = new HashMap<>();

  /** What has been looked at, and in which second: time alone changes nothing within one. */
  private List<Order> looked = List.of();

  private long second;

  /**
   * @param now epoch ms, at which what cannot be true of a kept list counts as over
   */
  OrderWatch(AlarmList alarms, Thresholds limits, long now) {
    this.alarms = alarms;
    this.limits = limits;
    for (AlarmEntry entry : alarms.all()) {
      if (entry.cause().concernsOrders()) {
        entry.occurrences().forEach(it -> restore(entry, it, now));
      }
    }
  }

  /** Whether anything changed. */
  @SuppressWarnings("ReferenceEquality") // what did not change keeps its reference
  boolean accept(Frame frame, long now) {
    List<Order> before = second == now / 1_000 ? looked : List.of();
    looked = frame.board().orders();
    second = now / 1_000;
    Typical typical = Typical.of(frame, now);
    boolean all = frame.connection().isLive() && frame.completeness() == Completeness.WHOLE;
    Set<String> missing = new HashSet<>(all ? troubled.keySet() : Set.of());
    boolean changed = false;
    for (int i = 0; i < looked.size(); i++) {
      Order order = looked.get(i);
      missing.remove(order.poId());
      if (i >= before.size() || before.get(i) != order) {
        changed |= look(order, typical, now);
      }
    }
    for (String poId : missing) {
      changed |= clear(poId, now);
    }
    int tooMany = alarms.tooMany();
    if (tooMany > 0) {
      Set<String> present = new HashSet<>();
      looked.forEach(it -> present.add(it.poId()));
      alarms.fold(tooMany, present);
      changed = true;
    }
    return changed;
  }

  void forget() {
    troubled.clear();
    looked = List.of();
  }

  private boolean look(Order order, Typical typical, long now) {
    String poId = order.poId();
    Cause before = troubled.get(poId);
    Trouble trouble = trouble(order, before, typical);
    if (trouble == null) {
      return before != null && clear(poId, now);
    }
    if (alarms.holds(before, poId, trouble)) {
      return false;
    }
    String error = order.currentRun().map(StageRun::error).orElse(null);
    Cause cause = alarms.roomFor(Cause.of(trouble, error));
    if (before != null && !before.equals(cause)) {
      alarms.clear(before, poId, now);
    }
    alarms.raise(cause, poId, name(order), trouble, start(error));
    troubled.put(poId, cause);
    return true;
  }

  /** Once stuck, a run stays so to its end, whatever becomes typical meanwhile. */
  private @Nullable Trouble trouble(Order order, @Nullable Cause before, Typical typical) {
    if (order.status() == OrderStatus.FAILED) {
      return Trouble.failed(order);
    }
    Trouble stuck = order.status() == OrderStatus.RUNNING ? Trouble.stuck(order) : null;
    return stuck != null
            && (alarms.holds(before, order.poId(), stuck) || typical.isFarBelow(stuck, limits))
        ? stuck
        : null;
  }

  private boolean clear(String poId, long now) {
    Cause cause = troubled.remove(poId);
    return cause != null && alarms.clear(cause, poId, now);
  }

  private void restore(AlarmEntry entry, Occurrence it, long now) {
    if (it.isActive() && troubled.putIfAbsent(it.poId(), entry.cause()) != null) {
      entry.clear(it.poId(), now);
    }
  }

  private static String name(Order order) {
    if (order.poNumber() != null) {
      return start(order.poNumber());
    }
    return start(order.document() == null ? order.poId() : order.document());
  }

  private static String start(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= ErrorPattern.MAX_LENGTH
        ? text
        : text.substring(0, ErrorPattern.MAX_LENGTH);
  }
}
