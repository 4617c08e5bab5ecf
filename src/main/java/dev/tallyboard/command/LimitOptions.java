package dev.tallyboard.command;

import dev.tallyboard.gateway.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What one client may take of a gateway. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LimitOptions {
  @Option(
      names = "--max-header-bytes",
      paramLabel = "SIZE",
      converter = ByteSizes.class,
      defaultValue = "16kB",
      description = "of a request's headers, the token among them (default: ${DEFAULT-VALUE})")
  private int headerBytes;

  @Option(
      names = "--max-publish-bytes",
      paramLabel = "SIZE",
      converter = ByteSizes.class,
      defaultValue = "8MB",
      description = "of one request that publishes (default: ${DEFAULT-VALUE})")
  private int publishBytes;

  @Option(
      names = "--max-upload",
      paramLabel = "SIZE",
      converter = ByteSizes.class,
      defaultValue = "20MB",
      description = "of one document, up to 256MB (default: ${DEFAULT-VALUE})")
  private int uploadBytes;

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

  @Option(
      names = "--max-tokenless",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "connections open at once on which no token has come yet; the oldest gives way (default:"
              + " ${DEFAULT-VALUE})")
  private int strangers;

  @Option(
      names = "--max-tokenless-per-address",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "the same of one client address other than this machine's (default: ${DEFAULT-VALUE})")
  private int strangersOfAddress;

  int maxStreams() {
    return streams;
  }

  /**
   * @throws IllegalArgumentException for one that is out of range
   */
  Limits limits() {
    return new Limits(
        headerBytes,
        publishBytes,
        uploadBytes,
        streamsPerToken,
        eventsPerSecond,
        requestTime,
        strangers,
        strangersOfAddress);
  }
}
