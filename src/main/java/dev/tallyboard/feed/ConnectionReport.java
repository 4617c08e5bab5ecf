package dev.tallyboard.feed;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The connection as operators see it, in times of the wall clock. Owned by the feed's thread. */
final class ConnectionReport {
  private final Clock clock;
  private final LongSupplier nanos;
  private final int maxAttempts;

  private long sinceMs;
  private @Nullable Long lastHeardMs;
  private @Nullable Long dataMs;
  private @Nullable Long lostMs;
  private @Nullable Connection told;

  ConnectionReport(Clock clock, LongSupplier nanos, int maxAttempts) {
    this.clock = clock;
    this.nanos = nanos;
    this.maxAttempts = maxAttempts;
    this.sinceMs = clock.millis();
  }

  /** A whole event came. */
  void heard() {
    lastHeardMs = clock.millis();
    dataMs = lastHeardMs;
  }

  /** A poll said that the board is true. */
  void boardIsTrue() {
    dataMs = clock.millis();
  }

  void live() {
    lostMs = null;
  }

  void lost() {
    if (lostMs == null) {
      lostMs = clock.millis();
    }
  }

  /**
   * As it stands now.
   *
   * @param nextTry on the monotonic clock, like {@code nextPoll}
   */
  Connection now(
      ConnectionState state, int attempt, long nextTry, long nextPoll, @Nullable String reason) {
    boolean live = state == ConnectionState.LIVE;
    return new Connection(
        state,
        sinceMs,
        live ? 0 : attempt,
        maxAttempts,
        wallTime(nextTry),
        live ? null : wallTime(nextPoll),
        reason,
        lastHeardMs,
        dataMs,
        lostMs);
  }

  /** What is to be told: null unless the state, the attempt or the plan changed since. */
  Notice.@Nullable ConnectionChanged news(
      ConnectionState state, int attempt, long nextTry, long nextPoll, @Nullable String reason) {
    Connection before = told;
    if (before != null
        && before.state() == state
        && before.attempt() == (state == ConnectionState.LIVE ? 0 : attempt)
        && (before.nextTryAt() == null) == (nextTry == Polls.NEVER)) {
      return null;
    }
    if (before == null || before.state() != state) {
      sinceMs = clock.millis();
    }
    told = now(state, attempt, nextTry, nextPoll, reason);
    Long inMs = nextTry == Polls.NEVER ? null : (Long) Math.max(0, untilMs(nextTry));
    return new Notice.ConnectionChanged(told, inMs);
  }

  private @Nullable Long wallTime(long time) {
    return time == Polls.NEVER ? null : (Long) (clock.millis() + untilMs(time));
  }

  private long untilMs(long time) {
    return TimeUnit.NANOSECONDS.toMillis(time - nanos.getAsLong());
  }
}
