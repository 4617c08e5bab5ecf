package dev.tallyboard.command;

import dev.tallyboard.feed.FeedSettings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How patient the feed is. */
final class FeedOptions {
  @Option(
      names = "--heartbeat-timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "silence after which the stream counts as dead (default: ${DEFAULT-VALUE})")
  private Duration heartbeatTimeout = Duration.ofSeconds(30);

  @Option(
      names = "--retry-interval",
      paramLabel = "TIME",
      description =
          "the wait before the first new attempt, doubled each time up to 30s (default: what the"
              + " gateway asks for, else 3s)")
  private @Nullable Duration retryInterval;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "10",
      description = "attempts at the stream before polling only (default: ${DEFAULT-VALUE})")
  private int maxAttempts = 10;

  @Option(
      names = "--poll-interval",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "the wait between polls while the stream is down (default: ${DEFAULT-VALUE})")
  private Duration pollInterval = Duration.ofSeconds(30);

  /** The same where anything differs from what is usual. */
  Optional<FeedSettings> given() {
    return Optional.of(settings()).filter(it -> !it.equals(FeedSettings.DEFAULT));
  }

  FeedSettings settings() {
    try {
      return new FeedSettings(
          heartbeatTimeout, Optional.ofNullable(retryInterval), maxAttempts, pollInterval);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }
}
