package dev.tallyboard.gateway;

import dev.tallyboard.order.Orders;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * What one client may take of a gateway, whoever it is. What goes beyond is refused by a status of
 * its own: 413, 429, 431, or the end of the connection where a request comes too slowly.
 *
 * @param headerBytes of a request's headers together; a token is one of them
 * @param publishBytes of one request that publishes
 * @param uploadBytes of one document
 * @param streamsPerToken open at once
 * @param eventsPerSecond published with one token; a second's worth may come at once
 * @param requestTime from the connection to the end of a request's headers, and from there to the
 *     end of its body, which gets a second more for each {@link #BODY_BYTES_PER_SECOND}
 * @param strangers connections open at once on which no token has come yet; as many as there may be
 *     streams, since behind a restart the clients of all of them come at once
 * @param strangersOfAddress such connections of one client address; loopback has no such limit,
 *     since all clients of a reverse proxy on this machine have that address
 */
public record Limits(
    int headerBytes,
    int publishBytes,
    int uploadBytes,
    int streamsPerToken,
    int eventsPerSecond,
    Duration requestTime,
    int strangers,
    int strangersOfAddress) {
  /** Slower than any line that a workstation would hang on. */
  static final int BODY_BYTES_PER_SECOND = 4 * 1024;

  /** Generous for people, workflows and their tokens. */
  public static final Limits DEFAULT =
      new Limits(
          16 * 1024,
          8 * 1024 * 1024,
          Orders.USUAL_DOCUMENT_BYTES,
          100,
          20_000,
          Duration.ofSeconds(20),
          10_000,
          100);

  public Limits {
    if (IntStream.of(
            headerBytes,
            publishBytes,
            uploadBytes,
            streamsPerToken,
            eventsPerSecond,
            strangers,
            strangersOfAddress)
        .anyMatch(it -> it < 1)) {
      throw new IllegalArgumentException("Limits are 1 or more.");
    }
    if (uploadBytes > Orders.MAX_DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "A document may have up to %,d bytes.".formatted(Orders.MAX_DOCUMENT_BYTES));
    }
    if (requestTime.toMillis() < 100) {
      throw new IllegalArgumentException("A request gets 100 ms or more.");
    }
  }
}
