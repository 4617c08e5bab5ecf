package dev.tallyboard.console.notify;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules.Ways;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the operator is told. It looks at what is, about once a second, and tells what is
 * new since its last look, each once. Of one kind it tells at most every {@value #GAP_MS} ms: what
 * came meanwhile is told together, with its number. What cannot be told, because nobody wants to
 * hear it now, is not made up for. Owned by one thread; times are epoch ms.
 */
public final class Notifier {
  static final long GAP_MS = 5_000;

  /** An alarm calls again after as long, until somebody has acknowledged it. */
  static final long REPEAT_MS = 20_000;

  /** A shorter break of the stream is none to tell of. */
  static final long BREAK_MS = 3_000;

  private final ZoneId zone;
  private final Times times;

  /** When each kind was last told. */
  private final Map<NotificationKind, Long> toldAt = new EnumMap<>(NotificationKind.class);

  /** Alarms up to this serial are no news. */
  private long knownSerial;

  /** When an alarm called last, or there was none; null before the first look. */
  private @Nullable Long calledAt;

  private boolean lost;

  /** Orders of which it is known that they are done, or slow; none before there was a board. */
  private final Map<NotificationKind, Set<String>> known = new EnumMap<>(NotificationKind.class);

  /**
   * @param zone of the desk
   * @param atStart alarms of before: they are no news, but call again
   */
  public Notifier(ZoneId zone, Alarms atStart) {
    this.zone = zone;
    times = new Times(zone);
    knownSerial = atStart.serial();
  }

  /** What to tell now, the most urgent first; at most one of each kind, and one tone. */
  public List<Notification> look(Frame frame, Alarms alarms, Attention attention, long now) {
    NotificationWords words = new NotificationWords(times, attention.rules().names());
    List<Notification> news = new ArrayList<>();
    alarms(alarms, words, now, news);
    connection(frame, alarms, words, now, news);
    orders(frame, words, now, news);
    news.sort((a, b) -> a.kind().compareTo(b.kind()));
    LocalTime at = LocalTime.ofInstant(Instant.ofEpochMilli(now), zone);
    List<Notification> told = new ArrayList<>();
    boolean silent = true;
    for (Notification it : news) {
      Ways ways = attention.to(it.kind(), at);
      if (ways.desktop() || ways.sound()) {
        told.add(it.by(ways.desktop(), ways.sound() && silent));
        toldAt.put(it.kind(), now);
        silent &= !ways.sound();
      }
    }
    return told;
  }

  private void alarms(Alarms alarms, NotificationWords words, long now, List<Notification> news) {
    List<Alarm> open =
        alarms.all().stream().filter(it -> it.standing() == Standing.UNACKNOWLEDGED).toList();
    List<Alarm> fresh = open.stream().filter(it -> it.newest() > knownSerial).toList();
    List<Alarm> ofOrders = fresh.stream().filter(it -> !isLoss(it)).toList();
    if (open.isEmpty() || calledAt == null) {
      calledAt = now;
    }
    if (!fresh.isEmpty()) {
      if (ofOrders.isEmpty() || mayTell(NotificationKind.ALARM, now)) {
        knownSerial = alarms.serial();
        calledAt = now;
        news.addAll(words.alarms(ofOrders));
      }
    } else if (now - calledAt >= REPEAT_MS) {
      news.add(words.repeated(open));
      calledAt = now;
    }
  }

  /** That one is told by a kind of its own. */
  private static boolean isLoss(Alarm alarm) {
    return alarm.cause().equals(Cause.CONNECTION_LOST);
  }

  private void connection(
      Frame frame, Alarms alarms, NotificationWords words, long now, List<Notification> news) {
    Connection it = frame.connection();
    boolean called =
        alarms
            .of(Cause.CONNECTION_LOST)
            .filter(alarm -> alarm.standing() == Standing.UNACKNOWLEDGED)
            .isPresent();
    if (!lost && isLost(it, called, now) && mayTell(NotificationKind.CONNECTION_LOST, now)) {
      lost = true;
      news.add(words.lost(it));
    } else if (lost && isBack(it) && mayTell(NotificationKind.CONNECTION_BACK, now)) {
      lost = false;
      news.add(words.back(frame.missedApplied()));
    }
  }

  /**
   * Whether it is, and not for a moment alone; a window that only polls has no stream to lose.
   *
   * @param called whether an alarm says so
   */
  private static boolean isLost(Connection it, boolean called, long now) {
    return switch (it.state()) {
      case LIVE -> false;
      case CONNECTING -> called;
      case RECONNECTING -> called || hasBroken(it, now);
      case POLLING -> hasBroken(it, now);
      case OFFLINE, SIGN_IN -> true;
      case STOPPED -> it.reason() != null;
    };
  }

  private static boolean hasBroken(Connection it, long now) {
    return it.lostAt() != null && now - it.lostAt() >= BREAK_MS;
  }

  private static boolean isBack(Connection it) {
    return switch (it.state()) {
      case LIVE -> true;
      case POLLING -> it.lostAt() == null;
      case CONNECTING, RECONNECTING, OFFLINE, SIGN_IN, STOPPED -> false;
    };
  }

  private void orders(Frame frame, NotificationWords words, long now, List<Notification> news) {
    if (frame.completeness() == Frame.Completeness.LOADING) {
      return;
    }
    Moment moment = Moment.of(frame, now);
    List<Order> finished = new ArrayList<>();
    List<Order> slow = new ArrayList<>();
    for (Order it : frame.board().orders()) {
      if (it.status() == OrderStatus.DONE) {
        finished.add(it);
      } else if (it.status() == OrderStatus.RUNNING && moment.isSlow(it)) {
        slow.add(it);
      }
    }
    orders(NotificationKind.ORDER_DONE, finished, words::done, now, news);
    orders(NotificationKind.ORDER_SLOW, slow, words::slow, now, news);
  }

  private void orders(
      NotificationKind kind,
      List<Order> there,
      Function<List<Order>, Notification> words,
      long now,
      List<Notification> news) {
    Set<String> ids = new HashSet<>();
    there.forEach(it -> ids.add(it.poId()));
    Set<String> before = known.putIfAbsent(kind, ids);
    if (before == null) {
      return;
    }
    List<Order> fresh = there.stream().filter(it -> !before.contains(it.poId())).toList();
    if (fresh.isEmpty()) {
      before.retainAll(ids);
    } else if (mayTell(kind, now)) {
      news.add(words.apply(fresh));
      known.put(kind, ids);
    }
  }

  private boolean mayTell(NotificationKind kind, long now) {
    Long before = toldAt.get(kind);
    return before == null || now - before >= GAP_MS;
  }
}
