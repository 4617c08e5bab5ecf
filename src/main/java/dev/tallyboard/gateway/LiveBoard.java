package dev.tallyboard.gateway;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /**
   * Where a board begins.
   *
   * @param position the place in the log that the snapshot is true at
   * @param head where the log was then
   */
  private record Start(EventId position, Snapshot snapshot, EventId head) {}

  private final EventLog log;
  private final String merchantId;
  private final Clock clock;
  private final Metrics metrics;
  private final Ring ring;
  private final String nonce = UUID.randomUUID().toString();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private volatile @Nullable Tail tail;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition folded = lock.newCondition();
  // Guarded by the lock; the board is written by the writer alone.
  private Board board;
  private EventId position;

  /** Events that have no place, folded by this board alone. */
  private long unstored;

  private @Nullable Served served;

  // The writer's own.

  /** The log's head then: what lies behind it is news. */
  private EventId openedAt;

  private final Checkpoints checkpoints;

  /** Whether somebody publishes past the log: then more of it may be missed. */
  private boolean hasUnstored;

  /** Events since the last checkpoint was begun. */
  private int unsaved;

  private LiveBoard(EventLog log, String merchantId, Start start, Clock clock, Metrics metrics) {
    this.log = log;
    this.merchantId = merchantId;
    this.clock = clock;
    this.metrics = metrics;
    this.openedAt = start.head();
    this.board = Board.of(start.snapshot());
    this.position = start.position();
    this.ring = new Ring(position);
    this.checkpoints = new Checkpoints(log, merchantId, position);
    this.writer = Thread.ofVirtual().name("board-" + merchantId).unstarted(this::write);
  }

  /** Goes on from the newest checkpoint. Blocks on the log. */
  static LiveBoard open(EventLog log, String merchantId, Clock clock, Metrics metrics) {
    LiveBoard live = new LiveBoard(log, merchantId, start(log, merchantId), clock, metrics);
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
      while (place.isAfter(position) || !place.comparesWith(position)) {
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
    String tag;
    lock.lock();
    try {
      if (served != null) {
        return served;
      }
      snapshot = board.snapshot(clock.millis());
      tag = tag();
    } finally {
      lock.unlock();
    }
    Served fresh = new Served(SnapshotCodec.write(snapshot), tag);
    lock.lock();
    try {
      if (tag.equals(tag())) {
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

  /** What no other gateway has folded makes a tag that no other gateway gives. */
  private String tag() {
    return '"' + position.toString() + (unstored == 0 ? "" : "+" + nonce + '.' + unstored) + '"';
  }

  private static Start start(EventLog log, String merchantId) {
    EventId head = log.head(merchantId);
    return log.checkpoint(merchantId)
        .flatMap(it -> restored(it, merchantId, head))
        .orElseGet(() -> empty(merchantId, EventId.beginning(head.log()), head));
  }

  private static Optional<Start> restored(Checkpoint checkpoint, String merchantId, EventId head) {
    try {
      Snapshot kept = SnapshotCodec.read(new ByteArrayInputStream(checkpoint.board()));
      // The log may have another name by now, and the board is true all the same.
      Snapshot snapshot =
          new Snapshot(
              merchantId,
              checkpoint.at().toString(),
              kept.at(),
              kept.orders(),
              kept.pipeline(),
              kept.activity());
      return Optional.of(new Start(checkpoint.at(), snapshot, head));
    } catch (IOException e) {
      LOG.warn("The checkpoint of {} cannot be read: folding anew", merchantId, e);
      return Optional.empty();
    }
  }

  private static Start empty(String merchantId, EventId position, EventId head) {
    return new Start(
        position,
        new Snapshot(merchantId, position.toString(), 0, List.of(), List.of(), List.of()),
        head);
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void write() {
    boolean lost = false;
    while (!isClosing()) {
      try {
        if (lost) {
          startAnew();
          lost = false;
        }
        try (Tail following = log.follow(merchantId, position)) {
          tail = following;
          follow(following);
        }
      } catch (LogDoesNotReachBack e) {
        LOG.warn("The board of {} begins anew: {}", merchantId, e.getMessage());
        lost = true;
      } catch (Unavailable e) {
        // Said by the log itself, once.
        LOG.debug("The board of {} waits for the log", merchantId, e);
        pause();
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
      List<? extends Heard> page = following.next(IDLE);
      // What was missed lies before the page's end, and of the first nobody can know.
      boolean missed = following.mayHaveMissed() && hasUnstored;
      for (Heard heard : page) {
        fold(heard);
      }
      if (missed) {
        LOG.warn("Events of {} that are in no log may have been missed", merchantId);
        ring.missed();
      }
      if (missed || !page.isEmpty()) {
        listeners.forEach(Runnable::run);
      }
      if (page.isEmpty() || unsaved >= EVENTS_A_CHECKPOINT) {
        checkpoint();
      }
    }
  }

  private void fold(Heard heard) {
    lock.lock();
    try {
      switch (heard) {
        case Stored(EventId id, Event event) -> {
          board.apply(id.toString(), event);
          position = id;
        }
        case Unstored(Event event) -> {
          board.apply(null, event);
          unstored++;
          hasUnstored = true;
        }
      }
      served = null;
      folded.signalAll();
    } finally {
      lock.unlock();
    }
    ring.add(Frame.of(heard));
    unsaved++;
    if (!(heard instanceof Stored it) || it.id().isAfter(openedAt)) {
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

  /** From the checkpoint of the log that is there now, or else from its beginning. */
  private void startAnew() {
    Start start = start(log, merchantId);
    if (start.position().equals(position)) {
      LOG.error("The board of {} has lost events and goes on from the head", merchantId);
      start = empty(merchantId, start.head(), start.head());
    }
    openedAt = start.head();
    lock.lock();
    try {
      board = Board.of(start.snapshot());
      position = start.position();
      served = null;
      folded.signalAll();
    } finally {
      lock.unlock();
    }
    ring.restartAt(start.position());
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
