package dev.tallyboard.alarm;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.Locale;

/** An operator's book on a real board, with a clock that is moved by hand. */
final class Desk {
  static final long START = 1_700_000_000_000L;
  static final String TIMEOUT = "Database connection timeout";

  final Story story = new Story();
  AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, START);
  long now = START;

  Desk failed(String number, Stage stage, String error) {
    story.failed(number, stage, error, now);
    return look();
  }

  Desk failed(String number) {
    return failed(number, Stage.DATABASE_SAVE, TIMEOUT);
  }

  Desk retried(String number) {
    story.started(number, Stage.DATABASE_SAVE, now);
    return look();
  }

  Desk look() {
    book.accept(Frames.live(story.at(now), now), now);
    return this;
  }

  Desk look(Frame frame) {
    book.accept(frame, now);
    return this;
  }

  /** The stream is lost since then, and the board told something until then. */
  Desk lookWhileLost(Snapshot board, long dataAt, long lostAt) {
    return look(Frames.lost(ConnectionState.RECONNECTING, board, dataAt, now, lostAt));
  }

  Desk passes(long seconds) {
    now += seconds * 1000;
    return this;
  }

  Desk acknowledge(String number) {
    book.acknowledge(id(number), alarms().serial(), now);
    return this;
  }

  Desk restart() {
    book = new AlarmBook(book.kept(), Thresholds.USUAL, now);
    return this;
  }

  Alarms alarms() {
    return book.alarms();
  }

  Alarm only() {
    if (alarms().all().size() != 1) {
      throw new AssertionError("not one alarm: " + alarms().all());
    }
    return alarms().all().getFirst();
  }

  OrderAlarm of(String number) {
    return alarms().of(id(number)).orElseThrow(() -> new AssertionError("no alarm of " + number));
  }

  boolean isNormal(String number) {
    return alarms().of(id(number)).isEmpty();
  }

  static String id(String number) {
    return number.toLowerCase(Locale.ROOT);
  }
}
