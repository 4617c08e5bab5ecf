package dev.tallyboard.console.wallboard;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.alarm.Occurrence;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One order, or the connection, in trouble now.
 *
 * @param isNew whether nobody has acknowledged it
 * @param title the order; else what is wrong
 * @param where the stage; empty where there is none
 * @param why as it was told; may be empty
 * @param since for how long, in words
 */
record WallAlarm(boolean isNew, String title, String where, String why, String since) {
  private static final Comparator<Struck> MOST_URGENT_FIRST =
      Comparator.comparing((Struck it) -> it.occurrence().isAcknowledged())
          .thenComparing(
              Comparator.comparingLong((Struck it) -> it.occurrence().serial()).reversed());

  /** An alarm and whom it struck. */
  private record Struck(Alarm alarm, Occurrence occurrence) {}

  /**
   * All that call for somebody, most urgent first. That the connection is lost is said by the head.
   *
   * @param now epoch ms; of the data, while that is stale
   */
  static List<WallAlarm> of(Alarms alarms, long now) {
    List<Struck> struck = new ArrayList<>();
    for (Alarm alarm : alarms.all()) {
      boolean quiet =
          alarm.standing() == Standing.SHELVED || alarm.cause().equals(Cause.CONNECTION_LOST);
      alarm.occurrences().stream()
          .filter(it -> !quiet && it.isActive())
          .forEach(it -> struck.add(new Struck(alarm, it)));
    }
    struck.sort(MOST_URGENT_FIRST);
    return struck.stream().map(it -> of(it, now)).toList();
  }

  private static WallAlarm of(Struck struck, long now) {
    Occurrence it = struck.occurrence();
    Cause cause = struck.alarm().cause();
    String why = PlainText.of(struck.alarm().text());
    String what = AlarmWords.what(cause);
    return new WallAlarm(
        !it.isAcknowledged(),
        it.poId().isEmpty() ? what : PlainText.of(it.name()),
        cause.stage() == null ? "" : StageName.of(cause.stage()),
        why.isEmpty() && !it.poId().isEmpty() ? what : why,
        Times.roughly(now - it.trouble().since()));
  }
}
