package dev.tallyboard.console.settings.profiles;

import org.jspecify.annotations.Nullable;

/**
 * What a test of a connection has found.
 *
 * @param fault a short word as the feed has them, such as {@code connection-refused}; null where
 *     all is well
 * @param ms how long that took
 */
public record Finding(Step step, @Nullable String fault, long ms) {
  /** What is looked at, in this order; behind a fault nothing more is. */
  public enum Step {
    ADDRESS,
    STREAM,
    TOKEN,
    MERCHANT,
    HEARTBEAT
  }

  public static Finding good(Step step, long ms) {
    return new Finding(step, null, ms);
  }

  public static Finding bad(Step step, String fault) {
    return new Finding(step, fault, 0);
  }

  public boolean isGood() {
    return fault == null;
  }

  /** Whether nothing follows. */
  public boolean isLast() {
    return !isGood() || step == Step.HEARTBEAT;
  }
}
