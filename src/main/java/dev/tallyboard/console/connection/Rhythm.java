package dev.tallyboard.console.connection;

import java.time.Duration;

/**
 * What is usual on this connection.
 *
 * @param heartbeat how often the gateway is due to say that it lives
 * @param lateAfter a silence longer than this is worth a word
 * @param poll how often the board is fetched while the stream is down
 */
public record Rhythm(Duration heartbeat, Duration lateAfter, Duration poll) {
  public static final Rhythm USUAL =
      new Rhythm(Duration.ofSeconds(15), Duration.ofSeconds(18), Duration.ofSeconds(30));
}
