package dev.tallyboard.bus.local;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far a merchant's log reaches, and the place where its followers wait. {@link #advance} comes
 * from the appender alone; everything else from any thread.
 */
final class Head {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long newest;

  /** The number of the oldest event; used by the appender alone. */
  private long oldest;

  Head(EventTable.Extent extent) {
    this.newest = extent.newest();
    this.oldest = extent.oldest();
  }

  long newest() {
    return newest;
  }

  long oldest() {
    return oldest;
  }

  void trimmedUpTo(long n) {
    oldest = n + 1;
  }

  void advance(long n) {
    lock.lock();
    try {
      newest = n;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all who wait, so that they look at themselves. */
  void wake() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something behind {@code n}.
   *
   * @return whether there is
   */
  boolean awaitBehind(long n, long patienceNanos, LocalTail tail) throws InterruptedException {
    lock.lock();
    try {
      long left = patienceNanos;
      while (newest <= n && !tail.isClosed() && left > 0) {
        left = moved.awaitNanos(left);
      }
      return newest > n && !tail.isClosed();
    } finally {
      lock.unlock();
    }
  }
}
