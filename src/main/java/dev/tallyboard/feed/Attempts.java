package dev.tallyboard.feed;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often the stream was lost or refused in a row, and what follows. Immutable. A handshake
 * proves nothing: only 60 s of health begin a new count.
 *
 * @param failures 0 before the first
 * @param max the attempts before polling only
 */
record Attempts(int failures, int max, Optional<Duration> retryInterval) {
  static final Duration HEALTHY = Duration.ofSeconds(60);

  static Attempts none(FeedSettings settings) {
    return new Attempts(0, settings.maxAttempts(), settings.retryInterval());
  }

  /**
   * One more.
   *
   * @param health how long the stream was LIVE before; zero when it never was
   */
  Attempts failed(Duration health) {
    int before = health.compareTo(HEALTHY) >= 0 ? 0 : failures;
    return new Attempts(Math.min(before, max) + 1, max, retryInterval);
  }

  /** As if it had only just been lost, because the operator asks. */
  Attempts renewed() {
    return new Attempts(Math.min(failures, 1), max, retryInterval);
  }

  boolean remain() {
    return failures <= max;
  }

  /** The number of the attempt that is under way or comes next, 1 to {@code max}. */
  int number() {
    return Math.max(1, Math.min(failures, max));
  }

  /**
   * The wait before it.
   *
   * @param asked the server's {@code retry:}; an interval that the operator set goes before it
   * @param retryAfter the server's {@code Retry-After}
   */
  Duration delay(@Nullable Duration asked, @Nullable Duration retryAfter, double random) {
    Backoff backoff =
        retryInterval
            .map(Backoff::new)
            .orElseGet(
                () -> asked == null ? new Backoff(Backoff.DEFAULT_BASE) : Backoff.asked(asked));
    Duration own = backoff.delay(number(), random);
    if (retryAfter == null) {
      return own;
    }
    Duration theirs = Backoff.clamp(retryAfter);
    return theirs.compareTo(own) > 0 ? theirs : own;
  }
}
