package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.control.AlarmWords;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bell in the top bar says.
 *
 * @param words beside the number; a second line after a line break
 */
public record Bell(Tone tone, int number, String words, String accessible) {
  private static final Texts TEXTS = Texts.of(Bell.class);

  /** How loud it is. */
  public enum Tone {
    QUIET,
    /** Every alarm has been acknowledged. */
    KNOWN,
    NEW
  }

  static Bell of(Alarms alarms) {
    return new Bell(
        alarms.active() == 0 ? Tone.QUIET : alarms.unacknowledged() > 0 ? Tone.NEW : Tone.KNOWN,
        alarms.active() == 0 ? alarms.toConfirm() : alarms.active(),
        words(alarms),
        accessible(alarms));
  }

  private static String words(Alarms alarms) {
    int active = alarms.active();
    if (active == 0) {
      return TEXTS.of(alarms.toConfirm() == 0 ? "bell.none" : "bell.to-confirm");
    }
    if (alarms.unacknowledged() > 0) {
      return TEXTS.of("bell.new", active, alarms.unacknowledged());
    }
    return alarms.toConfirm() > 0
        ? TEXTS.of("bell.over", active, alarms.toConfirm())
        : TEXTS.of("bell.known", active);
  }

  private static String accessible(Alarms alarms) {
    int active = alarms.active();
    int fresh = alarms.unacknowledged();
    int toConfirm = alarms.toConfirm();
    List<String> sentences = new ArrayList<>();
    if (active == 0) {
      sentences.add(
          toConfirm == 0
              ? TEXTS.of("bell.spoken-none")
              : TEXTS.of("bell.spoken-none-but", toConfirm));
    } else if (fresh > 0) {
      sentences.add(TEXTS.of("bell.spoken-new", active, fresh));
      sentences.addAll(newest(alarms.all().getFirst()));
    } else {
      sentences.add(TEXTS.of("bell.spoken-known", active));
    }
    if (active > 0 && toConfirm > 0) {
      sentences.add(TEXTS.of("bell.spoken-over", toConfirm));
    }
    if (alarms.shelved() > 0) {
      sentences.add(TEXTS.of("bell.spoken-shelved", alarms.shelved()));
    }
    return String.join(" ", sentences);
  }

  /** The list begins with what nobody has acknowledged, newest first. */
  private static List<String> newest(Alarm alarm) {
    String error = PlainText.of(alarm.text());
    String what = TEXTS.of("bell.spoken-newest", AlarmWords.what(alarm.cause()));
    return error.isEmpty() ? List.of(what) : List.of(what, error + ".");
  }
}
