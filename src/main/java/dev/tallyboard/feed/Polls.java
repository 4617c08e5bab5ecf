package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the board is fetched: never two at a time. Owned by the feed's thread; answers come as
 * {@link Signal.Polled}. Times are nanoseconds of the feed's monotonic clock.
 */
final class Polls {
  static final long NEVER = Long.MAX_VALUE;

  private static final FaultLog LOG = FaultLog.of(Polls.class);

  /** While the stream is there and only the board is missing. */
  private static final Duration MISSING_BOARD = Duration.ofSeconds(3);

  /** Between two boards that are asked for at once, however often that happens. */
  private static final Duration PACE = Duration.ofSeconds(1);

  private final GatewayClient client;
  private final Mailbox mailbox;
  private final LongSupplier nanos;
  private final Duration interval;

  private @Nullable Thread underWay;
  private boolean outdated;
  private long begun = NEVER;
  private long arrivedWhenAsked;
  private int failures;
  private long next = NEVER;
  private @Nullable String etag;

  Polls(GatewayClient client, Mailbox mailbox, LongSupplier nanos, Duration interval) {
    this.client = client;
    this.mailbox = mailbox;
    this.nanos = nanos;
    this.interval = interval;
  }

  /** When the next one begins; {@link #NEVER} while one is under way or none is planned. */
  long next() {
    return next;
  }

  boolean isUnderWay() {
    return underWay != null;
  }

  /** How many in a row have failed. */
  int failures() {
    return failures;
  }

  /** The {@link Intake#arrived} of when the last one was asked for. */
  long arrivedWhenAsked() {
    return arrivedWhenAsked;
  }

  /** The stream is gone: one at once, unless one is planned or under way. */
  void streamLost() {
    if (next == NEVER && underWay == null) {
      next = nanos.getAsLong();
    }
  }

  /** The stream is there. */
  void streamLive() {
    failures = 0;
    next = NEVER;
  }

  /** None before it is asked for again. */
  void halt() {
    next = NEVER;
  }

  /** A whole board, of now or later, is needed: what is under way may be too old. */
  void needWhole() {
    etag = null;
    again(PACE);
  }

  /** As soon as can be; an answer to what was asked before, with another token, does not count. */
  void now() {
    again(Duration.ZERO);
  }

  private void again(Duration pace) {
    if (underWay != null) {
      outdated = true;
      return;
    }
    long now = nanos.getAsLong();
    long shortest = Math.min(pace.toNanos(), interval.toNanos());
    next = begun == NEVER ? now : Math.max(now, begun + shortest);
  }

  /** Begins one; the answer enters the mailbox, always. */
  void begin(long arrived) {
    next = NEVER;
    outdated = false;
    arrivedWhenAsked = arrived;
    begun = nanos.getAsLong();
    String known = etag;
    underWay = Thread.ofVirtual().name("poll").unstarted(() -> mailbox.put(ask(known)));
    underWay.start();
  }

  private Signal.Polled ask(@Nullable String known) {
    try {
      return new Signal.Polled(client.snapshot(known));
    } catch (RuntimeException | Error e) {
      LOG.tell("A poll broke", e);
      return new Signal.Polled(new Answer.Failed<>("The poll broke; it will be tried again", null));
    }
  }

  /** An answer came; whether it counts. */
  boolean returned() {
    underWay = null;
    if (outdated) {
      again(PACE);
    }
    return !outdated;
  }

  /**
   * The answer was good.
   *
   * @param answer with its tag; null when nothing was new
   */
  void succeeded(@Nullable Versioned answer) {
    failures = 0;
    if (answer != null) {
      etag = answer.etag();
    }
  }

  void failed() {
    failures++;
  }

  /** The next one, while the stream is away. */
  void plan(@Nullable Duration retryAfter) {
    planIn(interval, retryAfter);
  }

  /** The next one, while the stream is there and the board is missing. */
  void planForMissingBoard(@Nullable Duration retryAfter, double random) {
    Duration wait = new Backoff(MISSING_BOARD).delay(Math.max(1, failures), random);
    planIn(wait.compareTo(interval) < 0 ? wait : interval, retryAfter);
  }

  private void planIn(Duration wait, @Nullable Duration retryAfter) {
    Duration theirs = retryAfter == null ? Duration.ZERO : Backoff.clamp(retryAfter);
    next = nanos.getAsLong() + (theirs.compareTo(wait) > 0 ? theirs : wait).toNanos();
  }

  /** Lets go of the one under way. */
  void end() {
    if (underWay != null) {
      underWay.interrupt();
    }
  }
}
