package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.control.PlainText;
import java.util.Locale;

/**
 * What the bell in the top bar says.
 *
 * @param words beside the number; a second line after a line break
 */
public record Bell(Tone tone, int number, String words, String accessible) {
  /** How loud it is. */
  public enum Tone {
    QUIET,
    /** Every alarm has been acknowledged. */
    KNOWN,
    NEW
  }

  static final Bell NONE = of(Alarms.NONE);

  static Bell of(Alarms alarms) {
    int active = alarms.active();
    int fresh = alarms.unacknowledged();
    int toConfirm = alarms.toConfirm();
    if (active == 0) {
      return toConfirm == 0
          ? new Bell(Tone.QUIET, 0, "alarms", "Alarms: none." + shelved(alarms))
          : new Bell(
              Tone.QUIET,
              toConfirm,
              "to\nconfirm",
              "Alarms: none, " + toConfirm + " to confirm." + shelved(alarms));
    }
    String noun = active == 1 ? "alarm" : "alarms";
    String more = fresh > 0 ? fresh + " new" : toConfirm > 0 ? toConfirm + " over" : "";
    return new Bell(
        fresh > 0 ? Tone.NEW : Tone.KNOWN,
        active,
        more.isEmpty() ? noun : noun + ",\n" + more,
        String.format(
            Locale.ROOT,
            "Alarms: %d%s.%s%s",
            active,
            fresh > 0 ? ", " + fresh + " not acknowledged" : ", acknowledged",
            (fresh > 0 ? newest(alarms) : "")
                + (toConfirm > 0 ? " " + toConfirm + " over, to confirm." : ""),
            shelved(alarms)));
  }

  /** The list begins with what nobody has acknowledged, newest first. */
  private static String newest(Alarms alarms) {
    Alarm newest = alarms.all().getFirst();
    String error = PlainText.of(newest.text());
    return " Newest: "
        + PlainText.of(newest.cause().what())
        + (error.isEmpty() ? "." : ". " + error + ".");
  }

  private static String shelved(Alarms alarms) {
    return alarms.shelved() == 0 ? "" : " " + alarms.shelved() + " shelved.";
  }
}
