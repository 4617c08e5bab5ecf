package dev.tallyboard.board;

import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Counts orders by stage; counted anew only when an order changed. */
final class Pipeline {
  /** How many of the newest ended runs the typical duration is the median of. */
  private static final int TYPICAL_OF = 50;

  private @Nullable List<PipelineStage> counted;

  void changed() {
    counted = null;
  }

  List<PipelineStage> of(Collection<Order> orders) {
    if (counted == null) {
      counted = count(orders);
    }
    return counted;
  }

  private static List<PipelineStage> count(Collection<Order> orders) {
    Map<Stage, Tally> tallies = new LinkedHashMap<>();
    Stage.FLOW.forEach(stage -> tallies.put(stage, new Tally()));
    for (Order order : orders) {
      for (StageRun run : order.stages()) {
        tallies.computeIfAbsent(run.stage(), it -> new Tally()).add(order, run);
      }
      if (order.status() == OrderStatus.WAITING) {
        tallies.computeIfAbsent(order.stage(), it -> new Tally()).waiting++;
      }
    }
    List<PipelineStage> stages = new ArrayList<>(tallies.size());
    tallies.forEach((stage, tally) -> stages.add(tally.of(stage)));
    return List.copyOf(stages);
  }

  private static final class Tally {
    private int running;
    private int waiting;
    private int failed;

    /** Of the newest ended runs, the oldest on top. */
    private final PriorityQueue<StageRun> ended =
        new PriorityQueue<>(TYPICAL_OF + 1, Comparator.comparingLong(Tally::endOf));

    void add(Order order, StageRun run) {
      boolean held =
          order.status() == OrderStatus.PAUSED || order.status() == OrderStatus.CANCELLED;
      if (run.status() == StageStatus.RUNNING && !held) {
        running++;
      }
      if (run.status() == StageStatus.FAILED && order.status() != OrderStatus.CANCELLED) {
        failed++;
      }
      if (run.hasEnded() && run.startedAt() != null) {
        ended.add(run);
        if (ended.size() > TYPICAL_OF) {
          ended.poll();
        }
      }
    }

    PipelineStage of(Stage stage) {
      return new PipelineStage(stage, running, waiting, failed, typicalMs());
    }

    private @Nullable Long typicalMs() {
      if (ended.isEmpty()) {
        return null;
      }
      long[] durations = ended.stream().mapToLong(Tally::duration).sorted().toArray();
      int middle = durations.length / 2;
      return durations.length % 2 == 1
          ? durations[middle]
          : (durations[middle - 1] + durations[middle]) / 2;
    }

    private static long endOf(StageRun run) {
      return run.endedAt() == null ? 0 : run.endedAt();
    }

    private static long duration(StageRun run) {
      return run.startedAt() == null ? 0 : Math.max(0, endOf(run) - run.startedAt());
    }
  }
}
