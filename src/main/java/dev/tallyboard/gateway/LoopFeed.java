package dev.tallyboard.gateway;

import io.vertx.core.Context;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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

  /** The same, to go through while some leave; null once it is no longer the same. */
  private @Nullable List<Subscriber> readers;

  /** The ring's number of what is told next; without live subscribers it means nothing. */
  private long cursor;

  LoopFeed(LiveBoard board, Context loop, Clock clock, Metrics metrics) {
    this.board = board;
    this.loop = loop;
    this.clock = clock;
    this.metrics = metrics;
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
   * @param next the ring's number of what it is to be told next
   */
  void join(Subscriber subscriber, long next) {
    if (live.isEmpty()) {
      cursor = next;
    }
    live.add(subscriber);
    readers = null;
    // What was added since the subscriber looked has woken nobody.
    wake();
  }

  void leave(Subscriber subscriber) {
    live.remove(subscriber);
    readers = null;
  }

  private void tell() {
    scheduled.set(false);
    if (live.isEmpty()) {
      return;
    }
    Optional<Ring.Run> gathered = board.ring().from(cursor, CHUNK);
    if (gathered.isEmpty()) {
      List<Subscriber> behind = readers();
      live.clear();
      readers = null;
      behind.forEach(Subscriber::fallBehind);
      return;
    }
    Ring.Run run = gathered.get();
    if (run.frames().isEmpty()) {
      return;
    }
    cursor = run.next();
    try (Shared together = new Shared(Frame.join(run.frames()))) {
      for (Subscriber subscriber : readers()) {
        subscriber.tell(run, together);
      }
    }
    metrics.told(run.frames(), clock.millis());
    // More than a chunk has its next turn, so that sockets are served in between.
    wake();
  }

  private List<Subscriber> readers() {
    List<Subscriber> all = readers;
    if (all == null) {
      all = List.copyOf(live);
      readers = all;
    }
    return all;
  }
}
