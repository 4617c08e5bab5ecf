package dev.tallyboard.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a gateway counts since its start; it names no merchant and no order. Any thread may count
 * and read.
 */
final class Metrics {
  private static final int FIRST_REFUSAL = 400;

  /** Events that came from the log while a board was open, whoever published them. */
  final LongAdder published = new LongAdder();

  /** Events that a socket took, those of replays among them. */
  final LongAdder delivered = new LongAdder();

  /** Progress that gave way to newer progress in the queue of a slow reader. */
  final LongAdder conflated = new LongAdder();

  /** Events written to readers that were behind. */
  final LongAdder replayed = new LongAdder();

  /** Readers that were told that the log does not reach back to their place. */
  final LongAdder resets = new LongAdder();

  /** Readers given up because even what may not be dropped did not fit any more. */
  final LongAdder tooSlow = new LongAdder();

  /** Connections without a permit that gave way to newer ones. */
  final LongAdder strangersClosed = new LongAdder();

  /** By status. */
  private final Map<Integer, LongAdder> refused = new ConcurrentSkipListMap<>();

  /** Once an event and event loop. */
  final LatencyHistogram publishToWrite = new LatencyHistogram();

  /** A request has its answer. */
  void answered(int status) {
    if (status >= FIRST_REFUSAL) {
      refused.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }
  }

  /** These went to all live readers of an event loop. */
  void told(List<Frame> frames, long now) {
    frames.forEach(it -> publishToWrite.record(now - it.event().at()));
  }

  /** How many requests were refused, by status. */
  Map<Integer, Long> refused() {
    Map<Integer, Long> counts = new TreeMap<>();
    refused.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }
}
