package dev.tallyboard.gateway;

import dev.tallyboard.event.EventId;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The live subscribers of one merchant on one event loop. Whatever has gathered since the loop's
 * last turn is written to all of them in one go. Everything but {@link #wake} belongs to the loop.
 */
final class LoopFeed {
  /** How many events go into one write. */
  private static final int CHUNK = 256;

  private final LiveBoard board;
  private final Context loop;
  private final Clock clock;
  private final Metrics metrics;
  private final Runnable waking = this::wake;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Set<Subscriber> live = new LinkedHashSet<>();

  /** All live subscribers have been told up to here; without any it means nothing. */
  private EventId cursor;

  LoopFeed(LiveBoard board, Context loop, EventId cursor, Clock clock, Metrics metrics) {
    this.board = board;
    this.loop = loop;
    this.clock = clock;
    this.metrics = metrics;
    this.cursor = cursor;
    board.listen(waking);
  }

  /** Before the loop ends: the board goes on without it. */
  void close() {
    board.forget(waking);
  }

  /** From any thread; a loop that is already to come is not asked twice. */
  void wake() {
    if (scheduled.compareAndSet(false, true)) {
      loop.runOnContext(_ -> tell());
    }
  }

  /**
   * @param subscriber one that the ring has nothing more for: the cursor cannot be ahead of it
   */
  void join(Subscriber subscriber, EventId position) {
    if (live.isEmpty()) {
      cursor = position;
    }
    live.add(subscriber);
    // What was added since the subscriber looked has woken nobody.
    wake();
  }

  void leave(Subscriber subscriber) {
    live.remove(subscriber);
  }

  private void tell() {
    scheduled.set(false);
    if (live.isEmpty()) {
      return;
    }
    Optional<List<Frame>> gathered = board.ring().after(cursor, CHUNK);
    if (gathered.isEmpty()) {
      List<Subscriber> behind = new ArrayList<>(live);
      live.clear();
      behind.forEach(Subscriber::fallBehind);
      return;
    }
    List<Frame> frames = gathered.get();
    if (frames.isEmpty()) {
      return;
    }
    cursor = frames.getLast().id();
    Buffer together = Frame.join(frames);
    for (Subscriber subscriber : new ArrayList<>(live)) {
      subscriber.tell(frames, together);
    }
    metrics.told(frames, clock.millis());
    // More than a chunk has its next turn, so that sockets are served in between.
    wake();
  }
}
