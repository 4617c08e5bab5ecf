package dev.tallyboard.command.check;

import java.time.Duration;

/**
 * How an endpoint is looked at.
 *
 * @param watch how long the stream is watched
 * @param heartbeat the interval that is expected
 * @param patience for an answer to begin, and for what is left to look at when the watch is over
 * @param publish whether a test order may be published
 * @param tokenGiven whether the operator named a token, and so expects to be asked for one
 */
public record Terms(
    Duration watch, Duration heartbeat, Duration patience, boolean publish, boolean tokenGiven) {
  /** As long as the feed waits for an answer to begin. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How far from its time a heartbeat may be. */
  static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** Two intervals and a while, which is what the heartbeats' rhythm takes to be seen. */
  public static Duration watchFor(Duration heartbeat) {
    return heartbeat.multipliedBy(2).plusSeconds(5);
  }
}
