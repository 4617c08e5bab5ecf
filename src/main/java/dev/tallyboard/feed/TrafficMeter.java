package dev.tallyboard.feed;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts events and keeps their latencies for a minute; bounded. Owned by the feed's thread. */
final class TrafficMeter {
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(60);
  private static final long RATE_WINDOW = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_SAMPLES = 2_000;

  private record Sample(long at, long latencyMs) {}

  private final ArrayDeque<Sample> latencies = new ArrayDeque<>();
  private long rateSince;
  private long events;
  private double eventsPerSecond;

  TrafficMeter(long now) {
    rateSince = now;
  }

  void event() {
    events++;
  }

  /** A publisher's clock may be ahead of ours: less than nothing counts as nothing. */
  void latency(long now, long ms) {
    latencies.addLast(new Sample(now, Math.max(0, ms)));
    if (latencies.size() > MAX_SAMPLES) {
      latencies.removeFirst();
    }
  }

  Traffic at(long now) {
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
