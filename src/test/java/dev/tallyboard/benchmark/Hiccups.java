package dev.tallyboard.benchmark;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How late the machine itself lets a thread run that has nothing to do but to wake up: what no
 * program on it can be faster than.
 */
final class Hiccups {
  private static final long NAP_NANOS = 1_000_000;

  private final Histogram late = new Histogram(3);
  private final Thread thread = Thread.ofPlatform().daemon().name("hiccups").start(this::run);
  private volatile boolean closed;

  private void run() {
    while (!closed) {
      long due = System.nanoTime() + NAP_NANOS;
      LockSupport.parkNanos(NAP_NANOS);
      long micros = Math.max(0, System.nanoTime() - due) / 1_000;
      late.recordValueWithExpectedInterval(micros, NAP_NANOS / 1_000);
    }
  }

  /** Ends it; microseconds. */
  Histogram end() throws InterruptedException {
    closed = true;
    thread.join();
    return late;
  }
}
