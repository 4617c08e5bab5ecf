package dev.tallyboard.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What each token has left of its {@link Limits}; shared by all event loops. A gateway without
 * tokens has no such limits.
 */
final class Budgets {
  private static final long SECOND = 1_000_000_000L;
  private static final int RETRY_STREAM_SECONDS = 5;
  private static final int MANY_TOKENS = 10_000;

  private final Limits limits;
  private final LongSupplier nanos;
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();

  /** When what a token has published is paid for, at the rate it may; guarded by itself. */
  private final Map<String, Long> paidAt = new HashMap<>();

  /**
   * @param nanos a monotonic clock
   */
  Budgets(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Takes a stream.
   *
   * @return gives it back; again has no effect
   */
  Runnable openStream(Access.Permit permit) {
    String token = permit.token();
    if (token == null) {
      return () -> {};
    }
    if (streams.merge(token, 1, Integer::sum) > limits.streamsPerToken()) {
      giveBack(token);
      throw Refusal.tooMany(
          "This token has %,d streams open; more are not served at once."
              .formatted(limits.streamsPerToken()),
          RETRY_STREAM_SECONDS);
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        giveBack(token);
      }
    };
  }

  private void giveBack(String token) {
    streams.computeIfPresent(token, (_, open) -> open == 1 ? null : (Integer) (open - 1));
  }

  /** Refuses a token that has published more than it may. */
  void requirePublishing(Access.Permit permit) {
    Long at = paidAt(permit.token());
    long now = nanos.getAsLong();
    if (at != null && at - now > SECOND) {
      throw Refusal.tooMany(
          "This token may publish %,d events a second.".formatted(limits.eventsPerSecond()),
          Math.ceilDiv(at - now - SECOND, SECOND));
    }
  }

  /** Whatever number comes with one request is taken, and paid for before the next one. */
  void published(Access.Permit permit, int events) {
    String token = permit.token();
    if (token == null) {
      return;
    }
    long now = nanos.getAsLong();
    synchronized (paidAt) {
      if (paidAt.size() > MANY_TOKENS) {
        paidAt.values().removeIf(it -> it - now <= 0);
      }
      paidAt.merge(
          token, now + cost(events), (before, _) -> Math.max(before - now, 0) + now + cost(events));
    }
  }

  private @Nullable Long paidAt(@Nullable String token) {
    synchronized (paidAt) {
      return paidAt.get(token);
    }
  }

  private long cost(int events) {
    return events * SECOND / limits.eventsPerSecond();
  }
}
