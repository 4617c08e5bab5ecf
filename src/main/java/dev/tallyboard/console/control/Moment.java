package dev.tallyboard.console.control;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What orders are measured against.
 *
 * @param now epoch ms in whole seconds; while stale, the time of the data
 * @param stale whether what is shown may be true no longer
 * @param typical median duration of each stage in ms, where there is one
 */
public record Moment(long now, boolean stale, Map<Stage, Long> typical) {
  private static final long SLOW_FROM_MS = 10_000;
  private static final int SLOW_TIMES = 3;

  public static final Moment START = new Moment(0, false, Map.of());

  public Moment {
    typical = Map.copyOf(typical);
  }

  public static Moment of(Frame frame, long now) {
    Freshness freshness = Freshness.of(frame, now);
    Map<Stage, Long> typical = new HashMap<>();
    for (PipelineStage it : frame.board().pipeline()) {
      if (it.typicalMs() != null) {
        typical.put(it.stage(), it.typicalMs());
      }
    }
    return new Moment(freshness.asOf() / 1000 * 1000, freshness.stale(), typical);
  }

  /** Over three times as long as is typical, and over ten seconds. */
  public boolean isSlow(Order order) {
    StageRun run = order.currentRun().orElse(null);
    Long usual = typical.get(order.stage());
    if (run == null || run.status() != StageStatus.RUNNING || usual == null) {
      return false;
    }
    long ran = ran(run);
    return ran > SLOW_FROM_MS && ran > SLOW_TIMES * usual;
  }

  /** How long the stage has run, in ms; 0 where its start is not known. */
  public long ran(StageRun run) {
    return run.startedAt() == null ? 0 : Math.max(0, now - run.startedAt());
  }

  /** How long the order has been on its way, in ms; empty where its start is not known. */
  public OptionalLong elapsed(Order order) {
    Long start = startOf(order);
    if (start == null) {
      return OptionalLong.empty();
    }
    long end = order.endedAt() == null ? now : order.endedAt();
    return OptionalLong.of(Math.max(0, end - start));
  }

  /** What is typical of the rest of the plan, in ms; empty where something of it is not known. */
  public OptionalLong left(Order order) {
    if (stale) {
      return OptionalLong.empty();
    }
    long left = 0;
    for (Stage stage : order.plannedStages()) {
      if (order.isDone(stage)) {
        continue;
      }
      Long usual = typical.get(stage);
      if (usual == null) {
        return OptionalLong.empty();
      }
      long ran =
          order
              .run(stage)
              .filter(it -> it.status() == StageStatus.RUNNING)
              .map(this::ran)
              .orElse(0L);
      left += Math.max(0, usual - ran);
    }
    return OptionalLong.of(left);
  }

  /**
   * When it was uploaded, else when its first stage started, in epoch ms; null where nobody told.
   */
  public static @Nullable Long startOf(Order order) {
    if (order.uploadedAt() != null) {
      return order.uploadedAt();
    }
    return order.stages().stream()
        .map(StageRun::startedAt)
        .filter(it -> it != null)
        .min(Long::compare)
        .orElse(null);
  }
}
