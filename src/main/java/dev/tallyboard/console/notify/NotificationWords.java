package dev.tallyboard.console.notify;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What notifications say: which order, which stage, how many. What an error says stays in the
 * window, since it may hold a piece of a document.
 */
final class NotificationWords {
  private static final Texts TEXTS = Texts.of(NotificationWords.class);
  private static final int MOST_NAMES = 3;

  private final Times times;

  /** Whether orders and suppliers are named: else anybody may read it. */
  private final boolean names;

  NotificationWords(Times times, boolean names) {
    this.times = times;
    this.names = names;
  }

  /** One for all; none where there is none. */
  List<Notification> alarms(List<Alarm> fresh) {
    if (fresh.isEmpty()) {
      return List.of();
    }
    if (fresh.size() > 1) {
      String many = TEXTS.of("alarms.new", fresh.size());
      return List.of(of(NotificationKind.ALARM, many, causes(fresh)));
    }
    Alarm alarm = fresh.getFirst();
    Notification one = of(NotificationKind.ALARM, AlarmWords.what(alarm.cause()), struck(alarm));
    return List.of(isOfOne(alarm) ? one.about(alarm.occurrences().getFirst().poId()) : one);
  }

  Notification repeated(List<Alarm> open) {
    return of(NotificationKind.ALARM_REPEATED, TEXTS.of("alarms.open", open.size()), causes(open));
  }

  Notification lost(Connection it) {
    Long dataAt = it.dataAt();
    String text =
        it.state() == ConnectionState.SIGN_IN
            ? TEXTS.of("lost.refused")
            : dataAt == null
                ? TEXTS.of("lost.nothing")
                : TEXTS.of("lost.since", times.clock(dataAt));
    return of(NotificationKind.CONNECTION_LOST, TEXTS.of("lost.title"), text);
  }

  Notification back(int missed) {
    return of(
        NotificationKind.CONNECTION_BACK, TEXTS.of("back.title"), TEXTS.of("back.missed", missed));
  }

  Notification done(List<Order> fresh) {
    String many = TEXTS.of("done.many", fresh.size());
    return orders(NotificationKind.ORDER_DONE, fresh, it -> TEXTS.of("done.one", it), many);
  }

  Notification slow(List<Order> fresh) {
    String many = TEXTS.of("slow.many", fresh.size());
    return orders(NotificationKind.ORDER_SLOW, fresh, it -> TEXTS.of("slow.one", it), many);
  }

  private Notification orders(
      NotificationKind kind, List<Order> fresh, UnaryOperator<String> named, String many) {
    Order first = fresh.getFirst();
    if (fresh.size() > 1) {
      return of(kind, many, names ? listed(fresh.stream().map(OrderName::of).toList()) : "");
    }
    return (names
            ? of(kind, named.apply(OrderName.of(first)), PlainText.of(first.supplier()))
            : of(kind, many, ""))
        .about(first.poId());
  }

  private static Notification of(NotificationKind kind, String title, String text) {
    return new Notification(kind, title, text, false, false);
  }

  /** The order that it struck, or how many. */
  private String struck(Alarm alarm) {
    if (!alarm.cause().concernsOrders()) {
      return AlarmWords.advice(alarm.cause());
    }
    return names && isOfOne(alarm)
        ? PlainText.of(alarm.occurrences().getFirst().name())
        : TEXTS.of("alarms.orders", alarm.count());
  }

  private static boolean isOfOne(Alarm alarm) {
    return alarm.cause().concernsOrders() && alarm.count() == 1 && !alarm.occurrences().isEmpty();
  }

  private static String causes(List<Alarm> alarms) {
    return listed(alarms.stream().map(it -> AlarmWords.what(it.cause())).distinct().toList());
  }

  private static String listed(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES
        ? first
        : TEXTS.of("list.more", first, names.size() - MOST_NAMES);
  }
}
