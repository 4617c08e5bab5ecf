package dev.tallyboard.feed;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts events and keeps their latencies for a minute, measured once a second while the stream is
 * LIVE; bounded. Owned by the feed's thread. {@code now} is on the feed's monotonic clock, {@code
 * nowMs} on the wall's.
 */
final class TrafficMeter {
  private static final long EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(60);
  private static final long RATE_WINDOW = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_SAMPLES = 2_000;

  private record Sample(long at, long latencyMs) {}

  private final ArrayDeque<Sample> latencies = new ArrayDeque<>();
  private long rateSince;
  private long events;
  private double eventsPerSecond;
  private long next = Polls.NEVER;
  private long liveSinceMs;
  private int missedApplied;
  private Traffic traffic = Traffic.NONE;

  TrafficMeter(long now) {
    rateSince = now;
  }

  void streamLive(long now, long nowMs) {
    next = now;
    liveSinceMs = nowMs;
    missedApplied = 0;
  }

  void streamLost() {
    next = Polls.NEVER;
    missedApplied = 0;
    traffic = Traffic.NONE;
  }

  /** When {@link #measure} is due. */
  long next() {
    return next;
  }

  Traffic traffic() {
    return traffic;
  }

  /** How many events of before the stream was LIVE it has brought. */
  int missedApplied() {
    return missedApplied;
  }

  void event(long atMs, long now, long nowMs) {
    events++;
    if (atMs >= liveSinceMs) {
      latency(now, nowMs - atMs);
    } else {
      missedApplied++;
    }
  }

  /** A publisher's clock may be ahead of ours: less than nothing counts as nothing. */
  void latency(long now, long ms) {
    latencies.addLast(new Sample(now, Math.max(0, ms)));
    if (latencies.size() > MAX_SAMPLES) {
      latencies.removeFirst();
    }
  }

  /** Returns whether the traffic changed. */
  boolean measure(long now) {
    next = now + EVERY;
    Traffic before = traffic;
    traffic = at(now);
    return !traffic.equals(before);
  }

  private Traffic at(long now) {
    while (!latencies.isEmpty() && now - latencies.getFirst().at > WINDOW) {
      latencies.removeFirst();
    }
    long elapsed = now - rateSince;
    if (elapsed >= RATE_WINDOW) {
      eventsPerSecond = events * 1e9 / elapsed;
      events = 0;
      rateSince = now;
    }
    if (latencies.isEmpty()) {
      return new Traffic(eventsPerSecond, null, null, null);
    }
    long[] sorted = latencies.stream().mapToLong(Sample::latencyMs).toArray();
    Arrays.sort(sorted);
    return new Traffic(
        eventsPerSecond,
        latencies.getLast().latencyMs,
        percentile(sorted, 0.5),
        percentile(sorted, 0.99));
  }

  private static @Nullable Long percentile(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
  }
}
