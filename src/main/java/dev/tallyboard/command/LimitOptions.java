package dev.tallyboard.command;

import dev.tallyboard.gateway.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What one client may take of a gateway. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LimitOptions {
  @Option(
      names = "--max-header-bytes",
      paramLabel = "N",
      defaultValue = "16384",
      description = "of a request's headers, the token among them (default: ${DEFAULT-VALUE})")
  private int headerBytes;

  @Option(
      names = "--max-publish-bytes",
      paramLabel = "N",
      defaultValue = "8388608",
      description = "of one request that publishes (default: ${DEFAULT-VALUE})")
  private int publishBytes;

  @Option(
      names = "--max-publish-rate",
      paramLabel = "N",
      defaultValue = "20000",
      description = "events a second published with one token (default: ${DEFAULT-VALUE})")
  private int eventsPerSecond;

  @Option(
      names = "--max-streams",
      paramLabel = "N",
      defaultValue = "10000",
      description = "streams open at once (default: ${DEFAULT-VALUE})")
  private int streams;

  @Option(
      names = "--max-streams-per-token",
      paramLabel = "N",
      defaultValue = "100",
      description = "streams open at once with one token (default: ${DEFAULT-VALUE})")
  private int streamsPerToken;

  @Option(
      names = "--request-time",
      paramLabel = "TIME",
      defaultValue = "20s",
      description =
          "for a request's headers to arrive, and again for its body, which gets a second more for"
              + " each 4 kB (default: ${DEFAULT-VALUE})")
  private Duration requestTime;

  int maxStreams() {
    return streams;
  }

  /**
   * @throws IllegalArgumentException for one that is out of range
   */
  Limits limits() {
    return new Limits(headerBytes, publishBytes, streamsPerToken, eventsPerSecond, requestTime);
  }
}
