package dev.tallyboard.feed;

import java.time.Duration;

/**
 * How long to wait before an attempt: the base, doubled each time, up to a cap, with jitter so that
 * many consoles do not come back at one instant. Immutable.
 *
 * @param base the wait before the first attempt
 */
record Backoff(Duration base) {
  static final Duration DEFAULT_BASE = Duration.ofSeconds(3);
  private static final Duration CAP = Duration.ofSeconds(30);
  private static final Duration MIN_ASKED = Duration.ofSeconds(1);
  private static final Duration MAX_ASKED = Duration.ofSeconds(60);
  private static final double JITTER = 0.1;

  /** With the base that a server asks for by {@code retry:}, within 1 s and 60 s. */
  static Backoff asked(Duration retry) {
    return new Backoff(clamp(retry));
  }

  /** What a server asks for by {@code Retry-After}, within 1 s and 60 s. */
  static Duration clamp(Duration asked) {
    return asked.compareTo(MIN_ASKED) < 0
        ? MIN_ASKED
        : asked.compareTo(MAX_ASKED) > 0 ? MAX_ASKED : asked;
  }

  /**
   * The wait before an attempt.
   *
   * @param attempt 1 or more
   * @param random 0 (earliest) to 1 (latest)
   */
  Duration delay(int attempt, double random) {
    double factor = 1 - JITTER + 2 * JITTER * random;
    Duration jittered = Duration.ofNanos((long) (exact(attempt).toNanos() * factor));
    return jittered.compareTo(cap()) > 0 ? cap() : jittered;
  }

  /** The same without jitter. */
  Duration exact(int attempt) {
    int doublings = Math.min(attempt - 1, 16);
    Duration exact = base.multipliedBy(1L << doublings);
    return exact.compareTo(cap()) > 0 ? cap() : exact;
  }

  private Duration cap() {
    return base.compareTo(CAP) > 0 ? base : CAP;
  }
}
