package dev.tallyboard.feed;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The feed thread's one queue. Only what a server can send without end counts against its bound:
 * when it is reached the reader waits, and TCP pushes back.
 */
final class Mailbox {
  /** Bytes of events that wait or are held at most. */
  static final int BOUND = 16 << 20;

  private static final int OVERHEAD = 256;

  private final LinkedBlockingQueue<Signal> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(BOUND);

  /** What an event of so many characters weighs. */
  static int weight(int chars) {
    return (int) Math.min(BOUND, OVERHEAD + 2L * chars);
  }

  void put(Signal signal) {
    queue.add(signal);
  }

  /**
   * Waits for room for all of them.
   *
   * @param weight the sum of theirs; not above {@link #BOUND}
   */
  void putWeighed(List<? extends Signal.Weighed> signals, int weight) throws InterruptedException {
    room.acquire(weight);
    queue.addAll(signals);
  }

  /** Gives back the room of what has been dealt with. */
  void release(Signal.Weighed signal) {
    room.release(signal.weight());
  }

  /** Bytes that are free. */
  int room() {
    return room.availablePermits();
  }

  @Nullable Signal poll(long nanos) throws InterruptedException {
    return queue.poll(nanos, TimeUnit.NANOSECONDS);
  }
}
