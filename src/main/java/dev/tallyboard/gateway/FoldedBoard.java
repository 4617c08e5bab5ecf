package dev.tallyboard.gateway;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unstored;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's board and the place in the log that it is true at. One thread writes, any thread
 * reads; what is served is encoded once a fold at the most.
 */
final class FoldedBoard {
  /**
   * A snapshot as it is served.
   *
   * @param tag a strong entity tag, new with every fold
   */
  record Served(byte[] json, String tag) {}

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final String nonce = UUID.randomUUID().toString();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition folded = lock.newCondition();

  // Guarded by the lock.
  private Board board;
  private EventId position;

  /** Events that have no place, folded by this board alone. */
  private long unstored;

  private @Nullable Served served;

  FoldedBoard(BoardStart start, Clock clock) {
    this.clock = clock;
    this.board = Board.of(start.snapshot());
    this.position = start.position();
  }

  /** The writer's. */
  void fold(Heard heard) {
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
        }
      }
      changed();
    } finally {
      lock.unlock();
    }
  }

  /** The writer's: what was folded so far is forgotten. */
  void restart(BoardStart start) {
    lock.lock();
    try {
      board = Board.of(start.snapshot());
      position = start.position();
      changed();
    } finally {
      lock.unlock();
    }
  }

  EventId position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      return board.snapshot(clock.millis());
    } finally {
      lock.unlock();
    }
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

  /** The board as JSON. */
  Served serve() {
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

  private void changed() {
    served = null;
    folded.signalAll();
  }

  /** What no other gateway has folded makes a tag that no other gateway gives. */
  private String tag() {
    return '"' + position.toString() + (unstored == 0 ? "" : "+" + nonce + '.' + unstored) + '"';
  }
}
