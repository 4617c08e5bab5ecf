package dev.tallyboard.gateway;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.event.EventId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a board begins.
 *
 * @param position the place in the log that the snapshot is true at
 * @param head where the log was then
 */
record BoardStart(EventId position, Snapshot snapshot, EventId head) {
  private static final Logger LOG = LoggerFactory.getLogger(BoardStart.class);

  /** The newest checkpoint, or else the log's beginning. Blocks on the log. */
  static BoardStart of(EventLog log, String merchantId) {
    EventId head = log.head(merchantId);
    return log.checkpoint(merchantId)
        .flatMap(it -> restored(it, merchantId, head))
        .orElseGet(() -> empty(merchantId, EventId.beginning(head.log()), head));
  }

  /** Nothing of what was before the head. */
  BoardStart atHead() {
    return empty(snapshot.merchantId(), head, head);
  }

  private static Optional<BoardStart> restored(
      Checkpoint checkpoint, String merchantId, EventId head) {
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
      return Optional.of(new BoardStart(checkpoint.at(), snapshot, head));
    } catch (IOException e) {
      LOG.warn("The checkpoint of {} cannot be read: folding anew", merchantId, e);
      return Optional.empty();
    }
  }

  private static BoardStart empty(String merchantId, EventId position, EventId head) {
    return new BoardStart(
        position,
        new Snapshot(merchantId, position.toString(), 0, List.of(), List.of(), List.of()),
        head);
  }
}
