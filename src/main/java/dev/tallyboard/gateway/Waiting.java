package dev.tallyboard.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much waits for all slow readers of a gateway together: each has a queue of its own, and a
 * thousand of them must not fill the heap. The events are shared; what counts is what a queue keeps
 * for each of them. Any thread may count and ask.
 */
final class Waiting {
  /** A place in the queue, and the key by which newer progress finds it; rounded up. */
  private static final int BYTES_AN_ENTRY = 512;

  private final int most;
  private final AtomicInteger openStreams;
  private final AtomicInteger entries = new AtomicInteger();

  /**
   * @param openStreams of all event loops
   */
  Waiting(int most, AtomicInteger openStreams) {
    this.most = most;
    this.openStreams = openStreams;
  }

  /** As many as a quarter of the heap takes. */
  static Waiting inQuarterOfHeap(AtomicInteger openStreams) {
    long most = Runtime.getRuntime().maxMemory() / 4 / BYTES_AN_ENTRY;
    return new Waiting(Math.toIntExact(Math.min(most, Integer.MAX_VALUE / 2)), openStreams);
  }

  /**
   * @param more how many entries; below 0 for what has gone
   */
  void add(int more) {
    entries.addAndGet(more);
  }

  /** Whether a reader may keep so many: while there is little room, no more than its share. */
  boolean allows(int entriesOfOne) {
    return entries.get() <= most || entriesOfOne <= most / Math.max(1, openStreams.get());
  }
}
