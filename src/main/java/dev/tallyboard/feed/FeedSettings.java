package dev.tallyboard.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How patient the feed is. The defaults are the contract's.
 *
 * @param heartbeatTimeout silence after which the stream counts as dead; above zero, a day at most
 * @param retryInterval the first wait before a new attempt; a day at most; empty: 3 s, or what the
 *     server asks for
 * @param maxAttempts how many attempts before polling only; 0 or more
 * @param pollInterval the wait between two polls while the stream is down; above zero, a day at
 *     most
 * @param realtime whether the stream is wanted at all; else the board is polled, and nothing more
 */
public record FeedSettings(
    Duration heartbeatTimeout,
    Optional<Duration> retryInterval,
    int maxAttempts,
    Duration pollInterval,
    boolean realtime) {
  private static final Duration LONGEST = Duration.ofDays(1);

  public static final FeedSettings DEFAULT =
      new FeedSettings(Duration.ofSeconds(30), Optional.empty(), 10, Duration.ofSeconds(30));

  public FeedSettings {
    requirePositive(heartbeatTimeout, "heartbeat timeout");
    retryInterval.ifPresent(it -> requirePositive(it, "retry interval"));
    requirePositive(pollInterval, "poll interval");
    if (maxAttempts < 0) {
      throw new IllegalArgumentException("The number of attempts must not be negative");
    }
  }

  /** With the stream. */
  public FeedSettings(
      Duration heartbeatTimeout,
      Optional<Duration> retryInterval,
      int maxAttempts,
      Duration pollInterval) {
    this(heartbeatTimeout, retryInterval, maxAttempts, pollInterval, true);
  }

  public FeedSettings withRealtime(boolean wanted) {
    return new FeedSettings(heartbeatTimeout, retryInterval, maxAttempts, pollInterval, wanted);
  }

  /** The wait before each attempt, without what chance adds or takes. */
  public List<Duration> waits() {
    Backoff backoff = new Backoff(retryInterval.orElse(Backoff.DEFAULT_BASE));
    return IntStream.rangeClosed(1, maxAttempts).mapToObj(backoff::exact).toList();
  }

  private static void requirePositive(Duration duration, String what) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("The " + what + " must be longer than zero");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The " + what + " must not be longer than a day");
    }
  }
}
