package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
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
  private static final int NAMED = 3;

  static AlarmLine of(Alarm alarm, Times times, long now) {
    return new AlarmLine(
        badge(alarm),
        PlainText.of(alarm.cause().what()),
        PlainText.of(alarm.text()),
        who(alarm),
        when(alarm, times, now),
        alarm.cause().advice());
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
    String orders = alarm.count() == 1 ? "" : alarm.count() + " orders: ";
    return orders + names + (more > 0 ? " and " + more + " more" : "");
  }

  private static String when(Alarm alarm, Times times, long now) {
    String since =
        alarm.since() == 0
            ? ""
            : "Since "
                + times.clock(alarm.since())
                + ", "
                + Times.words(now - alarm.since())
                + (alarm.times() > alarm.count() ? ", struck " + alarm.times() + " times" : "");
    String became =
        switch (alarm.standing()) {
          case UNACKNOWLEDGED -> "";
          case ACKNOWLEDGED -> acknowledged(alarm, times);
          case RETURNED -> "over, not yet acknowledged";
          case SHELVED ->
              alarm.shelvedUntil() == null
                  ? ""
                  : "shelved until " + times.minute(alarm.shelvedUntil());
        };
    String confirm =
        alarm.standing() != Standing.RETURNED && alarm.toConfirm() > 0
            ? alarm.toConfirm() + " over, to confirm"
            : "";
    return List.of(since, became, confirm).stream()
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String acknowledged(Alarm alarm, Times times) {
    return alarm.occurrences().stream()
        .map(Occurrence::acknowledgedAt)
        .filter(it -> it != null)
        .max(Long::compare)
        .map(it -> "acknowledged " + times.clock(it))
        .orElse("");
  }
}
