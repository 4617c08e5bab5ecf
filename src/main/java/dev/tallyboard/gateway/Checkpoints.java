package dev.tallyboard.gateway;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.event.EventId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a board now and then, beside the thread that writes it: a board of 10,000 orders has many
 * megabytes, and no event waits for that. One at a time, and at most a tenth of the time. Called on
 * the writer's thread alone.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final int REST = 9;

  private final EventLog log;
  private final String merchantId;

  /** What the last one is true at. Written by the thread that keeps it. */
  private volatile EventId kept;

  /** Until when there is none, on {@link System#nanoTime}. Written by the thread that keeps. */
  private volatile long restUntil = System.nanoTime();

  private @Nullable Thread keeping;

  Checkpoints(EventLog log, String merchantId, EventId kept) {
    this.log = log;
    this.merchantId = merchantId;
    this.kept = kept;
  }

  /** Whether there is something to keep, and it is time for it. */
  boolean isDue(EventId now) {
    return !now.equals(kept)
        && (keeping == null || !keeping.isAlive())
        && System.nanoTime() - restUntil >= 0;
  }

  /** Begins to keep this board, and returns. */
  void begin(EventId at, Snapshot board) {
    keeping = Thread.ofVirtual().name("checkpoint-" + merchantId).start(() -> keep(at, board));
  }

  /** Waits for the one that is under way, and keeps the last. */
  void end(EventId at, Supplier<Snapshot> board) {
    try {
      if (keeping != null) {
        keeping.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!at.equals(kept)) {
      keep(at, board.get());
    }
  }

  private void keep(EventId at, Snapshot board) {
    long begun = System.nanoTime();
    try {
      log.keepCheckpoint(merchantId, new Checkpoint(at, SnapshotCodec.write(board)));
      kept = at;
    } catch (RuntimeException e) {
      LOG.warn("No checkpoint of {} could be kept; the log keeps its events", merchantId, e);
    }
    long now = System.nanoTime();
    restUntil = now + REST * (now - begun);
  }
}
