package dev.tallyboard.gateway;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took, in buckets that widen. Any thread may record and read. */
final class LatencyHistogram {
  /** Milliseconds, the upper bounds; beyond the last there is one more bucket. */
  private static final long[] BOUNDS = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000
  };

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toArray(LongAdder[]::new);
  private final LongAdder totalMs = new LongAdder();

  /**
   * @param ms below zero, as between two clocks, counts as zero
   */
  void record(long ms) {
    long took = Math.max(0, ms);
    int at = Arrays.binarySearch(BOUNDS, took);
    counts[at < 0 ? -at - 1 : at].increment();
    totalMs.add(took);
  }

  /** In seconds, the last of them infinite. */
  static double[] upperBounds() {
    double[] bounds = Arrays.stream(BOUNDS).mapToDouble(it -> it / 1e3).toArray();
    double[] all = Arrays.copyOf(bounds, bounds.length + 1);
    all[bounds.length] = Double.POSITIVE_INFINITY;
    return all;
  }

  /** One a bucket, each without those below it. */
  long[] counts() {
    return Arrays.stream(counts).mapToLong(LongAdder::sum).toArray();
  }

  double totalSeconds() {
    return totalMs.sum() / 1e3;
  }
}
