package dev.tallyboard.gateway;

import java.time.Duration;

/**
 * What one client may take of a gateway, whoever it is. What goes beyond is refused by a status of
 * its own: 413, 429, 431, or the end of the connection where a request comes too slowly.
 *
 * @param headerBytes of a request's headers together; a token is one of them
 * @param publishBytes of one request that publishes
 * @param streamsPerToken open at once
 * @param eventsPerSecond published with one token; a second's worth may come at once
 * @param requestTime from the connection to the end of a request's headers, and from there to the
 *     end of its body, which gets a second more for each {@link #BODY_BYTES_PER_SECOND}
 */
public record Limits(
    int headerBytes,
    int publishBytes,
    int streamsPerToken,
    int eventsPerSecond,
    Duration requestTime) {
  /** Slower than any line that a workstation would hang on. */
  static final int BODY_BYTES_PER_SECOND = 4 * 1024;

  /** Generous for people, workflows and their tokens. */
  public static final Limits DEFAULT =
      new Limits(16 * 1024, 8 * 1024 * 1024, 100, 20_000, Duration.ofSeconds(20));

  public Limits {
    if (headerBytes < 1 || publishBytes < 1 || streamsPerToken < 1 || eventsPerSecond < 1) {
      throw new IllegalArgumentException("Limits are 1 or more.");
    }
    if (requestTime.toMillis() < 100) {
      throw new IllegalArgumentException("A request gets 100 ms or more.");
    }
  }
}
