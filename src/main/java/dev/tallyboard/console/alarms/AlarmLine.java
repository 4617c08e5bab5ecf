package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that the list shows of an alarm at a moment.
 *
 * @param who how many it struck, and the first of them
 * @param when since when, and what has become of it
 */
record AlarmLine(
    BadgeKind badge, String what, String error, String who, String when, String advice) {
  private static final Texts TEXTS = Texts.of(AlarmLine.class);
  private static final int NAMED = 3;

  static AlarmLine of(Alarm alarm, Times times, long now) {
    return new AlarmLine(
        badge(alarm),
        AlarmWords.what(alarm.cause()),
        PlainText.of(alarm.text()),
        who(alarm),
        when(alarm, times, now),
        AlarmWords.advice(alarm.cause()));
  }

  String accessible() {
    return badge.word()
        + ". "
        + what
        + (error.isEmpty() ? ". " : ". " + error + ". ")
        + (who.isEmpty() ? "" : who + ". ")
        + when
        + ". "
        + advice;
  }

  private static BadgeKind badge(Alarm alarm) {
    return switch (alarm.standing()) {
      case UNACKNOWLEDGED -> BadgeKind.NEW_ALARM;
      case ACKNOWLEDGED -> BadgeKind.KNOWN_ALARM;
      case RETURNED -> BadgeKind.RECOVERED;
      case SHELVED -> BadgeKind.SHELVED;
    };
  }

  private static String who(Alarm alarm) {
    if (!alarm.cause().concernsOrders() || alarm.count() == 0) {
      return "";
    }
    List<Occurrence> named = alarm.occurrences().stream().limit(NAMED).toList();
    String names =
        named.stream().map(it -> PlainText.of(it.name())).collect(Collectors.joining(", "));
    int more = alarm.count() - named.size();
    if (named.isEmpty()) {
      return TEXTS.of("alarms.orders", alarm.count());
    }
    if (more > 0) {
      return TEXTS.of("line.orders-and-more", alarm.count(), names, more);
    }
    return alarm.count() == 1 ? names : TEXTS.of("line.orders", alarm.count(), names);
  }

  private static String when(Alarm alarm, Times times, long now) {
    String since =
        alarm.since() == 0
            ? ""
            : TEXTS.of("line.since", times.clock(alarm.since()), Times.words(now - alarm.since()));
    String struck =
        alarm.since() != 0 && alarm.times() > alarm.count()
            ? TEXTS.of("line.struck", alarm.times())
            : "";
    String became =
        switch (alarm.standing()) {
          case UNACKNOWLEDGED -> "";
          case ACKNOWLEDGED -> acknowledged(alarm, times);
          case RETURNED -> TEXTS.of("line.over");
          case SHELVED ->
              alarm.shelvedUntil() == null
                  ? ""
                  : TEXTS.of("line.shelved", times.minute(alarm.shelvedUntil()));
        };
    String confirm =
        alarm.standing() != Standing.RETURNED && alarm.toConfirm() > 0
            ? TEXTS.of("line.to-confirm", alarm.toConfirm())
            : "";
    return List.of(since, struck, became, confirm).stream()
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String acknowledged(Alarm alarm, Times times) {
    return alarm.occurrences().stream()
        .map(Occurrence::acknowledgedAt)
        .filter(it -> it != null)
        .max(Long::compare)
        .map(it -> TEXTS.of("line.acknowledged", times.clock(it)))
        .orElse("");
  }
}
