package dev.tallyboard.feed;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the stream is tried: at once, then as often as there are {@link Attempts}, with their waits,
 * and then quietly once for each poll that is answered. Owned by the feed's thread; times are
 * nanoseconds of the feed's monotonic clock.
 */
final class Tries {
  private static final long NEVER = Polls.NEVER;

  private final LongSupplier nanos;
  private final Duration pollInterval;
  private Attempts attempts;
  private @Nullable Duration retryAsked;
  private boolean isUnderWay;
  private long last;
  private long next = NEVER;

  Tries(FeedSettings settings, LongSupplier nanos) {
    this.nanos = nanos;
    this.pollInterval = settings.pollInterval();
    this.attempts = Attempts.none(settings);
  }

  /** When the next one begins; {@link Polls#NEVER} while one is under way or none is planned. */
  long next() {
    return next;
  }

  /** As {@link Attempts#number}. */
  int number() {
    return attempts.number();
  }

  /** Whether the stream was lost or refused yet. */
  boolean haveFailed() {
    return attempts.failures() > 0;
  }

  boolean remain() {
    return attempts.remain();
  }

  /** One begins; it is under way until it has failed. */
  void begun() {
    isUnderWay = true;
    last = nanos.getAsLong();
    next = NEVER;
  }

  /** None before it is asked for again. */
  void halt() {
    isUnderWay = false;
    next = NEVER;
  }

  /** The operator asks. */
  void renewed() {
    attempts = attempts.renewed();
  }

  /**
   * The stream was lost or refused: the next try is planned, if any remain.
   *
   * @param health how long it was LIVE; zero when it never was
   * @param asked its {@code retry:}, which holds for later tries too; null where it sent none
   * @param retryAfter as the server asked
   */
  void failed(Duration health, @Nullable Duration asked, @Nullable Duration retryAfter) {
    isUnderWay = false;
    retryAsked = asked == null ? retryAsked : asked;
    attempts = attempts.failed(health);
    if (attempts.remain()) {
      double random = ThreadLocalRandom.current().nextDouble();
      next = nanos.getAsLong() + attempts.delay(retryAsked, retryAfter, random).toNanos();
    }
  }

  /**
   * A poll was answered: with the attempts spent, that earns a quiet try, but no two come closer
   * than polls do: a stream that opens and breaks for ever is not tried without end.
   */
  void pollAnswered() {
    if (!attempts.remain() && !isUnderWay) {
      next = Math.max(nanos.getAsLong(), last + pollInterval.toNanos());
    }
  }
}
