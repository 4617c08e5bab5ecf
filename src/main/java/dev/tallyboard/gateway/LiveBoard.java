package dev.tallyboard.gateway;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One merchant's board and the one thread that writes it: follows the log, folds, encodes, and
 * tells the listeners. Checkpoints spare the next start the folding.
 */
final class LiveBoard implements AutoCloseable {
  /**
   * A snapshot as it is served.
   *
   * @param tag a strong entity tag, new with every fold
   */
  record Served(byte[] json, String tag) {}

  private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);
  private static final int EVENTS_A_CHECKPOINT = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final String merchantId;
  private final Clock clock;
  private final Metrics metrics;
  private final Ring ring;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private volatile @Nullable Tail tail;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition folded = lock.newCondition();
  // Guarded by the lock; the board is written by the writer alone.
  private final Board board;
  private EventId position;
  private @Nullable Served served;

  // The writer's own.

  /** The log's head then: what lies behind it is news. */
  private final EventId openedAt;

  private final Checkpoints checkpoints;

  /** Events since the last checkpoint was begun. */
  private int unsaved;

  private LiveBoard(
      EventLog log,
      String merchantId,
      Board board,
      EventId position,
      EventId head,
      Clock clock,
      Metrics metrics) {
    this.log = log;
    this.merchantId = merchantId;
    this.clock = clock;
    this.metrics = metrics;
    this.openedAt = head;
    this.board = board;
    this.position = position;
    this.ring = new Ring(position);
    this.checkpoints = new Checkpoints(log, merchantId, position);
    this.writer = Thread.ofVirtual().name("board-" + merchantId).unstarted(this::write);
  }

  /** Goes on from the newest checkpoint. Blocks on the log. */
  static LiveBoard open(EventLog log, String merchantId, Clock clock, Metrics metrics) {
    EventId head = log.head(merchantId);
    EventId start = EventId.of(head.log(), 0);
    Snapshot snapshot =
        restored(log, merchantId)
            .orElseGet(
                () ->
                    new Snapshot(merchantId, start.toString(), 0, List.of(), List.of(), List.of()));
    EventId position =
        Optional.ofNullable(snapshot.lastEventId()).flatMap(EventId::parse).orElse(start);
    LiveBoard live =
        new LiveBoard(log, merchantId, Board.of(snapshot), position, head, clock, metrics);
    live.writer.start();
    return live;
  }

  Ring ring() {
    return ring;
  }

  /** Called on the writer's thread after each batch; must not block. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Blocks until the board is at least as new as {@code place}.
   *
   * @throws Refusal when the writer does not get there in time
   */
  void await(EventId place) throws InterruptedException {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      while (place.isAfter(position)) {
        if (left <= 0) {
          throw Refusal.unavailable("The board is still being read; try again in a moment.");
        }
        left = folded.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The board as JSON, at least as new as {@code atLeast}. Blocks until it is.
   *
   * @throws Refusal when the writer does not get there in time
   */
  Served snapshot(EventId atLeast) throws InterruptedException {
    await(atLeast);
    Snapshot snapshot;
    EventId at;
    lock.lock();
    try {
      if (served != null) {
        return served;
      }
      snapshot = board.snapshot(clock.millis());
      at = position;
    } finally {
      lock.unlock();
    }
    Served fresh = new Served(SnapshotCodec.write(snapshot), '"' + at.toString() + '"');
    lock.lock();
    try {
      if (at.equals(position)) {
        served = fresh;
      }
    } finally {
      lock.unlock();
    }
    return fresh;
  }

  /** Ends the writer and keeps a checkpoint. */
  @Override
  public void close() {
    closing.countDown();
    Tail following = tail;
    if (following != null) {
      following.close();
    }
    try {
      // Never interrupted: an embedded database does not survive that.
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Snapshot> restored(EventLog log, String merchantId) {
    return log.checkpoint(merchantId)
        .flatMap(
            checkpoint -> {
              try {
                return Optional.of(
                    SnapshotCodec.read(new ByteArrayInputStream(checkpoint.board())));
              } catch (IOException e) {
                LOG.warn("The checkpoint of {} cannot be read: folding anew", merchantId, e);
                return Optional.empty();
              }
            });
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void write() {
    while (!isClosing()) {
      try (Tail following = log.follow(merchantId, position)) {
        tail = following;
        follow(following);
      } catch (LogDoesNotReachBack e) {
        LOG.error("The board of {} has lost events and goes on from the head", merchantId, e);
        skipToHead();
      } catch (RuntimeException e) {
        LOG.error("The board of {} could not be written; trying again", merchantId, e);
        pause();
      } catch (InterruptedException e) {
        LOG.warn("The writer of {} was interrupted; it goes on until it is closed", merchantId);
      }
    }
    checkpoints.end(position, this::board);
  }

  private void follow(Tail following) throws InterruptedException, LogDoesNotReachBack {
    while (!isClosing()) {
      List<Stored> page = following.next(IDLE);
      for (Stored stored : page) {
        fold(stored);
      }
      if (!page.isEmpty()) {
        listeners.forEach(Runnable::run);
      }
      if (page.isEmpty() || unsaved >= EVENTS_A_CHECKPOINT) {
        checkpoint();
      }
    }
  }

  private void fold(Stored stored) {
    lock.lock();
    try {
      board.apply(stored.id().toString(), stored.event());
      position = stored.id();
      served = null;
      folded.signalAll();
    } finally {
      lock.unlock();
    }
    ring.add(Frame.of(stored));
    unsaved++;
    if (!stored.id().comparesWith(openedAt) || stored.id().isAfter(openedAt)) {
      metrics.published.increment();
    }
  }

  private void checkpoint() {
    if (!checkpoints.isDue(position)) {
      return;
    }
    checkpoints.begin(position, board());
    unsaved = 0;
  }

  private Snapshot board() {
    lock.lock();
    try {
      return board.snapshot(clock.millis());
    } finally {
      lock.unlock();
    }
  }

  private void skipToHead() {
    EventId head = log.head(merchantId);
    lock.lock();
    try {
      position = head;
      served = null;
      folded.signalAll();
    } finally {
      lock.unlock();
    }
    ring.restartAt(head);
    listeners.forEach(Runnable::run);
  }

  private void pause() {
    try {
      closing.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      LOG.warn("The writer of {} was interrupted", merchantId);
    }
  }
}
