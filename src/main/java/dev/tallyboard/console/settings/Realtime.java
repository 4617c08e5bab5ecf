package dev.tallyboard.console.settings;

import dev.tallyboard.feed.FeedSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How the window keeps to its gateway. Times in seconds; what is out of range is brought into it.
 *
 * @param live whether the stream is wanted; else the board is polled
 * @param heartbeatTimeout silence after which the stream counts as dead, 20 to 300
 * @param attempts at the stream before polling only, 0 to 100
 * @param firstWait before the first attempt, 1 to 30; doubled each time, up to 30
 * @param pollInterval 5 to 600
 */
public record Realtime(
    boolean live, int heartbeatTimeout, int attempts, int firstWait, int pollInterval) {
  /** A range of whole numbers, both ends in it. */
  public record Range(int least, int most) {
    public boolean holds(int value) {
      return least <= value && value <= most;
    }

    int clamp(int value) {
      return Math.clamp(value, least, most);
    }
  }

  public static final Range HEARTBEAT_TIMEOUT = new Range(20, 300);
  public static final Range ATTEMPTS = new Range(0, 100);
  public static final Range FIRST_WAIT = new Range(1, 30);
  public static final Range POLL_INTERVAL = new Range(5, 600);

  public static final Realtime DEFAULT = new Realtime(true, 30, 10, 3, 30);

  public Realtime {
    heartbeatTimeout = HEARTBEAT_TIMEOUT.clamp(heartbeatTimeout);
    attempts = ATTEMPTS.clamp(attempts);
    firstWait = FIRST_WAIT.clamp(firstWait);
    pollInterval = POLL_INTERVAL.clamp(pollInterval);
  }

  /** The same for the feed. A first wait that nobody changed leaves the gateway its say. */
  public FeedSettings feedSettings() {
    return new FeedSettings(
        Duration.ofSeconds(heartbeatTimeout),
        firstWait == DEFAULT.firstWait
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(firstWait)),
        attempts,
        Duration.ofSeconds(pollInterval),
        live);
  }
}
