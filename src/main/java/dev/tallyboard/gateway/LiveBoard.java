package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One merchant's board and the one thread that writes it: follows the log, folds, encodes, and
 * tells the listeners. Checkpoints spare the next start the folding.
 */
final class LiveBoard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);
  private static final int EVENTS_A_CHECKPOINT = 1_000;
  private static final Duration IDLE = Duration.ofSeconds(3);

  private final EventLog log;
  private final String merchantId;
  private final FoldedBoard board;
  private final Metrics metrics;
  private final Ring ring;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private volatile @Nullable Tail tail;

  // The writer's own.

  /** The log's head then: what lies behind it is news. */
  private EventId openedAt;

  private final Checkpoints checkpoints;

  /** Whether somebody publishes past the log: then more of it may be missed. */
  private boolean hasUnstored;

  /** Events since the last checkpoint was begun. */
  private int unsaved;

  private LiveBoard(
      EventLog log, String merchantId, BoardStart start, Clock clock, Metrics metrics) {
    this.log = log;
    this.merchantId = merchantId;
    this.metrics = metrics;
    this.openedAt = start.head();
    this.board = new FoldedBoard(start, clock);
    this.ring = new Ring(start.position());
    this.checkpoints = new Checkpoints(log, merchantId, start.position());
    this.writer = Thread.ofVirtual().name("board-" + merchantId).unstarted(this::write);
  }

  /** Goes on from the newest checkpoint. Blocks on the log. */
  static LiveBoard open(EventLog log, String merchantId, Clock clock, Metrics metrics) {
    LiveBoard live = new LiveBoard(log, merchantId, BoardStart.of(log, merchantId), clock, metrics);
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
    board.await(place);
  }

  /**
   * The board as JSON, at least as new as {@code atLeast}. Blocks until it is.
   *
   * @throws Refusal when the writer does not get there in time
   */
  FoldedBoard.Served snapshot(EventId atLeast) throws InterruptedException {
    board.await(atLeast);
    return board.serve();
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
        try (Tail following = log.follow(merchantId, board.position())) {
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
    checkpoints.end(board.position(), board::snapshot);
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
    // Whoever waits for the board finds in the ring what it has folded.
    ring.add(Frame.of(heard));
    board.fold(heard);
    hasUnstored |= heard instanceof Unstored;
    unsaved++;
    if (!(heard instanceof Stored it) || it.id().isAfter(openedAt)) {
      metrics.published.increment();
    }
  }

  private void checkpoint() {
    if (checkpoints.isDue(board.position())) {
      checkpoints.begin(board.position(), board.snapshot());
      unsaved = 0;
    }
  }

  /** From the checkpoint of the log that is there now, or else from its beginning. */
  private void startAnew() {
    BoardStart start = BoardStart.of(log, merchantId);
    if (start.position().equals(board.position())) {
      LOG.error("The board of {} has lost events and goes on from the head", merchantId);
      start = start.atHead();
    }
    openedAt = start.head();
    board.restart(start);
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
