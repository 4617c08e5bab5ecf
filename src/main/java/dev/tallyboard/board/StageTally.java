package dev.tallyboard.board;

import dev.tallyboard.event.Stage;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The counts of one stage, and the runs of it that have ended. */
final class StageTally {
  /** How many of the newest ended runs the typical duration is the median of. */
  private static final int TYPICAL_OF = 50;

  private record Ended(long at, String poId, long durationMs) {
    private static final Comparator<Ended> NEWEST_FIRST =
        Comparator.comparingLong(Ended::at).reversed().thenComparing(Ended::poId);
  }

  private final TreeSet<Ended> ended = new TreeSet<>(Ended.NEWEST_FIRST);
  private int runs;
  private int running;
  private int waiting;
  private int failed;
  private boolean typicalIsKnown;
  private @Nullable Long typicalMs;

  /**
   * @param by 1 to count the run, -1 to take it out again
   */
  void count(Order order, StageRun run, int by) {
    runs += by;
    switch (run.status()) {
      case RUNNING -> running += isHeld(order) ? 0 : by;
      case FAILED -> failed += order.status() == OrderStatus.CANCELLED ? 0 : by;
      case WAITING, DONE -> {}
    }
  }

  void wait(int by) {
    waiting += by;
  }

  void addEnded(String poId, StageRun run) {
    Ended it = ended(poId, run);
    if (it != null) {
      ended.add(it);
      typicalIsKnown = false;
    }
  }

  void removeEnded(String poId, StageRun run) {
    Ended it = ended(poId, run);
    if (it != null) {
      ended.remove(it);
      typicalIsKnown = false;
    }
  }

  boolean isUnused() {
    return runs == 0 && waiting == 0;
  }

  PipelineStage of(Stage stage) {
    if (!typicalIsKnown) {
      typicalMs = median();
      typicalIsKnown = true;
    }
    return new PipelineStage(stage, running, waiting, failed, typicalMs);
  }

  private @Nullable Long median() {
    if (ended.isEmpty()) {
      return null;
    }
    long[] durations =
        ended.stream().limit(TYPICAL_OF).mapToLong(Ended::durationMs).sorted().toArray();
    int middle = durations.length / 2;
    return durations.length % 2 == 1
        ? durations[middle]
        : (durations[middle - 1] + durations[middle]) / 2;
  }

  private static boolean isHeld(Order order) {
    return order.status() == OrderStatus.PAUSED || order.status() == OrderStatus.CANCELLED;
  }

  /** Null for a run that has not ended, or whose start nobody told. */
  private static @Nullable Ended ended(String poId, StageRun run) {
    Long start = run.startedAt();
    Long end = run.endedAt();
    return start == null || end == null ? null : new Ended(end, poId, Math.max(0, end - start));
  }
}
