package dev.tallyboard.bus.local;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.Line;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.EventId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The log of one machine. Ids are {@code {log}-{n}}; a merchant's numbers begin with 1 and have no
 * holes. A key is known for as long as its event is retained. Followers wait without polling, and
 * hear of this process' appends alone: one process at a time may write to the database.
 */
public final class LocalEventLog implements EventLog {
  private final EventTable table;
  private final Clock clock;
  private final String name;
  private final Appender appender;
  private final Map<String, Head> heads = new ConcurrentHashMap<>();

  private LocalEventLog(DataSource dataSource, Clock clock, long retainEvents) {
    this.table = new EventTable(dataSource);
    this.clock = clock;
    this.name = table.logName();
    this.appender = new Appender(table, this::headOf, retainEvents);
  }

  /**
   * Opens the log of a database that has {@link EventLogSchema}.
   *
   * @param clock stamps events that came without a time
   * @param retainEvents how many events of a merchant are kept at least, 1 or more; older ones are
   *     let go of once a checkpoint covers them, and never before
   */
  public static LocalEventLog open(DataSource dataSource, Clock clock, long retainEvents) {
    if (retainEvents < 1) {
      throw new IllegalArgumentException(
          "At least 1 event has to be retained, not " + retainEvents + ".");
    }
    LocalEventLog log = new LocalEventLog(dataSource, clock, retainEvents);
    log.appender.start();
    return log;
  }

  /** What all its ids begin with: a log of the same name is the same log. */
  public String name() {
    return name;
  }

  /**
   * {@inheritDoc}
   *
   * @throws Unfit for an event, key or merchant that cannot be stored
   * @throws IllegalStateException when the database fails, or the log is closed; the events may
   *     have been stored all the same, so only those with keys may safely be appended again
   */
  @Override
  public List<EventId> append(String merchantId, List<Entry> entries) {
    Line.requireMerchant(merchantId);
    List<Appender.Line> lines = entries.stream().map(this::line).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    try {
      return appender.append(merchantId, lines).stream().map(n -> EventId.of(name, n)).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalStateException why) {
        throw new IllegalStateException(why.getMessage(), why);
      }
      throw e;
    }
  }

  @Override
  public EventId head(String merchantId) {
    return EventId.of(name, headOf(merchantId).newest());
  }

  @Override
  public Tail follow(String merchantId, EventId after) {
    return new LocalTail(table, name, merchantId, headOf(merchantId), after);
  }

  @Override
  public Optional<Checkpoint> checkpoint(String merchantId) {
    return table.checkpoint(merchantId, name);
  }

  @Override
  public void keepCheckpoint(String merchantId, Checkpoint checkpoint) {
    EventId at = checkpoint.at();
    if (!at.comparesWith(head(merchantId)) || at.isAfter(head(merchantId))) {
      throw new IllegalArgumentException("A checkpoint at " + at + " is not of this log.");
    }
    table.keepCheckpoint(merchantId, checkpoint);
  }

  @Override
  public void probe() {
    try {
      table.logName();
    } catch (RuntimeException e) {
      throw new Unavailable("The database does not answer.", false, e);
    }
  }

  /** Writes what has been handed over; the database stays open. */
  @Override
  public void close() {
    appender.close();
  }

  private Head headOf(String merchantId) {
    return heads.computeIfAbsent(merchantId, it -> new Head(table.extent(it)));
  }

  private Appender.Line line(Entry entry) {
    Line line = Line.of(entry, clock);
    return new Appender.Line(entry.key(), line.kind(), line.payload());
  }
}
