package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** An alarm as plain text, for a ticket or a message. */
final class AlarmDetails {
  private static final int MOST_ORDERS = 20;

  private static final Texts TEXTS = Texts.of(AlarmDetails.class);

  private AlarmDetails() {}

  static String of(Alarm alarm, Times times, long now) {
    AlarmLine line = AlarmLine.of(alarm, times, now);
    List<String> text = new ArrayList<>();
    text.add(line.what());
    if (!line.error().isEmpty()) {
      text.add(line.error());
    }
    text.add(line.when());
    text.add(TEXTS.of("details.advice", line.advice()));
    if (alarm.cause().concernsOrders()) {
      alarm.occurrences().stream()
          .limit(MOST_ORDERS)
          .map(it -> order(it, times))
          .forEach(text::add);
      int more = alarm.count() - Math.min(MOST_ORDERS, alarm.occurrences().size());
      if (more > 0) {
        text.add(TEXTS.of("details.more", more));
      }
    }
    return String.join("\n", text) + "\n";
  }

  private static String order(Occurrence it, Times times) {
    return String.join(
        ", ",
        PlainText.of(it.name()),
        TEXTS.of("details.id", PlainText.of(it.poId())),
        TEXTS.of("details.attempt", it.trouble().attempt()),
        TEXTS.of("details.since", times.clock(it.trouble().since())),
        state(it));
  }

  private static String state(Occurrence it) {
    if (!it.isActive()) {
      return TEXTS.of("details.over");
    }
    return TEXTS.of(it.isAcknowledged() ? "details.acknowledged" : "details.not-acknowledged");
  }
}
