package dev.tallyboard.feed;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The feed thread's one queue. Only events count against its bound: when it is reached the reader
 * waits, and TCP pushes back.
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

  /** Waits for room. */
  void putEvent(Signal.Received event) throws InterruptedException {
    room.acquire(event.weight());
    queue.add(event);
  }

  /** Gives back the room of an event that has been dealt with. */
  void release(Signal.Received event) {
    room.release(event.weight());
  }

  @Nullable Signal poll(long nanos) throws InterruptedException {
    return queue.poll(nanos, TimeUnit.NANOSECONDS);
  }
}
