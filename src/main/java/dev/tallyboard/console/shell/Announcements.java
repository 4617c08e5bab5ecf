package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who hears the window instead of seeing it is told by itself: new alarms and a
 * connection that is lost or back at once, completions now and then, percents and countdowns never.
 * Owned by one thread; times are epoch ms.
 */
final class Announcements {
  private static final Texts TEXTS = Texts.of(Announcements.class);
  private static final long BETWEEN_COMPLETIONS_MS = Duration.ofSeconds(10).toMillis();

  /** What was last said of the connection; null before anything is known. */
  private @Nullable Link link;

  private long alarmsTold;

  /** When the newest completion that was told, or was there before, ended; null before a board. */
  private @Nullable Long doneTold;

  private long completionsToldAt = Long.MIN_VALUE / 2;

  /** As far as an ear needs to know. */
  private enum Link {
    LIVE,
    LOST,
    OFFLINE,
    SIGNED_OUT,
    STOPPED
  }

  /** What is to be said at once; empty for nothing. */
  Optional<String> urgent(Frame frame, Alarms alarms) {
    String said = (connection(frame) + " " + newAlarms(alarms)).strip();
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  /** What may be said now, since nothing of its kind was lately; empty for nothing. */
  Optional<String> polite(Frame frame, long now) {
    if (frame.completeness() == Completeness.LOADING) {
      return Optional.empty();
    }
    Long told = doneTold;
    if (told != null && now - completionsToldAt < BETWEEN_COMPLETIONS_MS) {
      return Optional.empty();
    }
    long newest = told == null ? Long.MIN_VALUE : told;
    int done = 0;
    String name = "";
    for (Order it : frame.board().orders()) {
      Long endedAt = it.endedAt();
      if (it.status() != OrderStatus.DONE || endedAt == null) {
        continue;
      }
      if (told == null || endedAt > told) {
        done++;
      }
      if (endedAt > newest) {
        newest = endedAt;
        name = OrderName.of(it);
      }
    }
    doneTold = newest;
    if (told == null || done == 0) {
      return Optional.empty();
    }
    completionsToldAt = now;
    return Optional.of(TEXTS.of("announce.done", done, name));
  }

  private String connection(Frame frame) {
    Link before = link;
    Link now = link(frame.connection().state());
    if (now == null || now == before) {
      return "";
    }
    link = now;
    return switch (now) {
      case LIVE ->
          before == null
              ? TEXTS.of("announce.live")
              : TEXTS.of("announce.back", frame.missedApplied());
      case LOST -> before == Link.LIVE ? TEXTS.of("announce.lost") : "";
      case OFFLINE -> TEXTS.of("announce.offline");
      case SIGNED_OUT -> TEXTS.of("announce.signed-out");
      case STOPPED -> TEXTS.of("announce.stopped");
    };
  }

  private static @Nullable Link link(ConnectionState state) {
    return switch (state) {
      case CONNECTING -> null;
      case LIVE -> Link.LIVE;
      case RECONNECTING, POLLING -> Link.LOST;
      case OFFLINE -> Link.OFFLINE;
      case SIGN_IN -> Link.SIGNED_OUT;
      case STOPPED -> Link.STOPPED;
    };
  }

  /** That of the connection is said as the connection's. */
  private String newAlarms(Alarms alarms) {
    long told = alarmsTold;
    alarmsTold = Math.max(told, alarms.serial());
    int count = 0;
    Alarm newest = null;
    Occurrence struck = null;
    for (Alarm alarm : alarms.all()) {
      if (alarm.standing() != Standing.UNACKNOWLEDGED || !alarm.cause().concernsOrders()) {
        continue;
      }
      for (Occurrence it : alarm.occurrences()) {
        if (it.serial() > told && it.isActive() && !it.isAcknowledged()) {
          count++;
          if (struck == null || it.serial() > struck.serial()) {
            newest = alarm;
            struck = it;
          }
        }
      }
    }
    return newest == null || struck == null
        ? ""
        : TEXTS.of(
            "announce.alarm",
            count,
            PlainText.of(struck.name()),
            AlarmWords.what(newest.cause()),
            PlainText.of(newest.text()));
  }
}
