package dev.tallyboard.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders on a board, bounded, and the pipeline that they make. */
final class HeldOrders {
  private record Ended(long at, String poId) {
    private static final Comparator<Ended> LONGEST_AGO_FIRST =
        Comparator.comparingLong(Ended::at).thenComparing(Ended::poId);
  }

  /** In the order of their first event. */
  private final Map<String, Order> byPoId = new LinkedHashMap<>();

  private final TreeSet<Ended> ended = new TreeSet<>(Ended.LONGEST_AGO_FIRST);
  private final Pipeline pipeline = new Pipeline();

  @Nullable Order get(String poId) {
    return byPoId.get(poId);
  }

  /** Adds an order, or puts it in the place of what was known of it. */
  void put(Order order) {
    Order before = byPoId.put(order.poId(), order);
    if (byPoId.size() > Board.MAX_ORDERS) {
      letGoOfOne();
    }
    pipeline.replace(before, order);
    Long endedBefore = before == null ? null : before.endedAt();
    if (!Objects.equals(endedBefore, order.endedAt())) {
      forgetEnd(endedBefore, order.poId());
      if (order.endedAt() != null) {
        ended.add(new Ended(order.endedAt(), order.poId()));
      }
    }
  }

  List<Order> all() {
    return new ArrayList<>(byPoId.values());
  }

  List<PipelineStage> pipeline() {
    return pipeline.stages();
  }

  /** The one that ended longest ago; where none has ended, the one that came first. */
  private void letGoOfOne() {
    String poId = ended.isEmpty() ? byPoId.keySet().iterator().next() : ended.first().poId();
    Order gone = byPoId.remove(poId);
    if (gone != null) {
      forgetEnd(gone.endedAt(), poId);
      pipeline.replace(gone, null);
    }
  }

  private void forgetEnd(@Nullable Long at, String poId) {
    if (at != null) {
      ended.remove(new Ended(at, poId));
    }
  }
}
