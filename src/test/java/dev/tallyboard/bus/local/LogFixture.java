package dev.tallyboard.bus.local;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log in a folder, with its database, that can be closed and opened again. */
final class LogFixture implements AutoCloseable {
  static final long NOW = 1_697_097_615_000L;
  static final String MERCHANT = "m_1";

  private final Database database;
  private final LocalEventLog log;

  LogFixture(Path folder, long retainEvents) {
    this.database = Database.open(folder, List.of(new EventLogSchema()));
    this.log =
        LocalEventLog.open(
            database.dataSource(),
            Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
            retainEvents);
  }

  LocalEventLog log() {
    return log;
  }

  static Entry entry(@Nullable String key, String poId) {
    return new Entry(key, event(poId));
  }

  static Event event(String poId) {
    return new Progress(new Subject(poId, null, Stage.AI_PARSING), 1, null, Meta.NONE);
  }

  static List<Stored> read(Tail tail, int count) throws Exception {
    List<Stored> all = new ArrayList<>();
    while (all.size() < count) {
      List<? extends Heard> page = tail.next(Duration.ofSeconds(10));
      if (page.isEmpty()) {
        throw new AssertionError("only " + all.size() + " of " + count + " events came");
      }
      page.forEach(it -> all.add((Stored) it));
    }
    return all;
  }

  @Override
  public void close() {
    log.close();
    database.close();
  }
}
