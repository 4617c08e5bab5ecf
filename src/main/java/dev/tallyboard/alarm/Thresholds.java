package dev.tallyboard.alarm;

import java.time.Duration;

/**
 * From when on something calls for an operator.
 *
 * @param lost the stream is not live for this long; a refused token calls at once
 * @param stuckTimes a stage runs more than this many times its typical duration
 * @param stuckFrom and more than this long
 * @param reconnections the stream came back this many times
 * @param within in this time; as long without one makes it calm again
 */
public record Thresholds(
    Duration lost, int stuckTimes, Duration stuckFrom, int reconnections, Duration within) {

  /** A minute is four failed attempts at the stream: by then it does not mend itself. */
  public static final Thresholds USUAL =
      new Thresholds(Duration.ofMinutes(1), 10, Duration.ofMinutes(2), 5, Duration.ofMinutes(10));
}
