package dev.tallyboard.alarm;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import java.util.HashMap;
import java.util.Map;

/**
 * What running stages are measured against.
 *
 * @param asOf epoch ms of the data: while the stream is not live, no time passes beyond it
 * @param durations the median of each stage in ms, where there is one
 */
record Typical(long asOf, Map<Stage, Long> durations) {
  static Typical of(Frame frame, long now) {
    Long dataAt = frame.connection().dataAt();
    Map<Stage, Long> durations = new HashMap<>();
    for (PipelineStage it : frame.board().pipeline()) {
      if (it.typicalMs() != null) {
        durations.put(it.stage(), it.typicalMs());
      }
    }
    long asOf = frame.connection().isLive() || dataAt == null ? now : Math.min(now, dataAt);
    return new Typical(asOf, durations);
  }

  boolean isFarBelow(Trouble running, Thresholds limits) {
    Long usual = durations.get(running.stage());
    long ran = asOf - running.since();
    return usual != null
        && ran > limits.stuckFrom().toMillis()
        && ran / limits.stuckTimes() > usual;
  }
}
