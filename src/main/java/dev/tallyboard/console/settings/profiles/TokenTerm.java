package dev.tallyboard.console.settings.profiles;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a token is good, as it says itself.
 *
 * @param until when it ends, or has ended
 */
public record TokenTerm(Instant until, State state) {
  private static final Duration SOON = Duration.ofDays(7);

  /** Whether there is something to do about it. */
  public enum State {
    GOOD,
    /** Within a week. */
    EXPIRES_SOON,
    EXPIRED
  }

  public static TokenTerm of(Instant until, Instant now) {
    if (!until.isAfter(now)) {
      return new TokenTerm(until, State.EXPIRED);
    }
    return new TokenTerm(until, until.isAfter(now.plus(SOON)) ? State.GOOD : State.EXPIRES_SOON);
  }
}
