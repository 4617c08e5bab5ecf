package dev.tallyboard.bus.local;

import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads pages of the table; the head says when there is more to read. */
final class LocalTail implements Tail {
  static final int PAGE = 1_000;

  private final EventTable table;
  private final String logName;
  private final String merchant;
  private final Head head;
  private final EventId after;
  private volatile boolean closed;

  /** Owned by the follower. */
  private long position;

  LocalTail(EventTable table, String logName, String merchant, Head head, EventId after) {
    this.table = table;
    this.logName = logName;
    this.merchant = merchant;
    this.head = head;
    this.after = after;
    this.position = after.n();
  }

  @Override
  public List<Stored> next(Duration patience) throws InterruptedException, LogDoesNotReachBack {
    if (!after.log().equals(logName) || after.ms() >= 0) {
      throw new LogDoesNotReachBack(after + " is of another log than " + logName);
    }
    if (after.n() > head.newest()) {
      throw new LogDoesNotReachBack(after + " lies beyond the head of the log");
    }
    if (!head.awaitBehind(position, patience.toNanos(), this)) {
      return List.of();
    }
    List<EventTable.Row> rows = table.between(merchant, position, head.newest(), PAGE);
    // Numbers have no holes: what is missing at the beginning has been trimmed.
    if (rows.isEmpty() || rows.getFirst().n() != position + 1) {
      throw new LogDoesNotReachBack("events behind number " + position + " have been trimmed");
    }
    position = rows.getLast().n();
    List<Stored> page = new ArrayList<>(rows.size());
    for (EventTable.Row row : rows) {
      page.add(stored(row));
    }
    return page;
  }

  @Override
  public void close() {
    closed = true;
    head.wake();
  }

  boolean isClosed() {
    return closed;
  }

  private Stored stored(EventTable.Row row) {
    EventId id = EventId.of(logName, row.n());
    return switch (EventCodec.decode(row.kind(), row.payload())) {
      case Decoded.Ok ok -> new Stored(id, ok.event());
      case Decoded.Heartbeat _, Decoded.Reset _, Decoded.Unknown _, Decoded.Malformed _ ->
          throw new IllegalStateException(
              "what is stored as " + id + " cannot be read as an event");
    };
  }
}
