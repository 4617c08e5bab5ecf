package dev.tallyboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * The connection as it stands. Times are epoch ms of the wall clock, for showing; decisions are
 * made on a monotonic one.
 *
 * @param since when this state began
 * @param attempt the running or next attempt at the stream, 1 or more; 0 while LIVE
 * @param maxAttempts after these, polling
 * @param nextTryAt when the next attempt at the stream begins; null while one is under way or none
 *     is planned
 * @param nextPollAt null while a poll is under way or none is planned
 * @param reason why the stream is not LIVE, such as {@code heartbeat-timeout}; null while it is
 * @param lastHeardAt when the last whole event or heartbeat came; null before the first
 * @param dataAt when the shown board was last known to be true; null before the first snapshot or
 *     event
 * @param lostAt when the stream was lost; null while it is not
 */
public record Connection(
    ConnectionState state,
    long since,
    int attempt,
    int maxAttempts,
    @Nullable Long nextTryAt,
    @Nullable Long nextPollAt,
    @Nullable String reason,
    @Nullable Long lastHeardAt,
    @Nullable Long dataAt,
    @Nullable Long lostAt) {

  public static Connection connecting(long now, int maxAttempts) {
    return new Connection(
        ConnectionState.CONNECTING, now, 1, maxAttempts, null, null, null, null, null, null);
  }

  /** The reason of a session that wants no stream. */
  static final String REALTIME_OFF = "realtime-off";

  public boolean isLive() {
    return state == ConnectionState.LIVE;
  }

  /** Whether it polls because nobody wants a stream, and the polls succeed. */
  public boolean isPollingAsWished() {
    return state == ConnectionState.POLLING && REALTIME_OFF.equals(reason);
  }
}
