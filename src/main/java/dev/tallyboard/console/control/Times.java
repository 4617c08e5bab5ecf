package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Words for times. Instants are epoch ms, durations ms.
 *
 * @param zone the operator's
 */
public record Times(ZoneId zone) {
  private static final Texts TEXTS = Texts.of(Times.class);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** {@code 10:42}. */
  public String minute(long at) {
    return MINUTE.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** {@code 10:42:07}. */
  public String clock(long at) {
    return CLOCK.format(Instant.ofEpochMilli(at).atZone(zone));
  }

  /** The instant at which the day of the other one began. */
  public long startOfDay(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone)
        .atStartOfDay(zone)
        .toInstant()
        .toEpochMilli();
  }

  /** {@code 1:03}, {@code 1:02:03}. */
  public static String stopwatch(long duration) {
    long seconds = Math.max(0, duration) / 1000;
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** {@code 24 s}, {@code 1 min 35 s}, {@code 2 h 5 min}; in German {@code 2 Std. 5 Min.} */
  public static String words(long duration) {
    long seconds = Math.max(0, duration) / 1000;
    if (seconds < 60) {
      return TEXTS.of("times.seconds", seconds);
    }
    return seconds < 3600
        ? TEXTS.of("times.minutes", seconds / 60, seconds % 60)
        : TEXTS.of("times.hours", seconds / 3600, seconds / 60 % 60);
  }

  /** The same without the seconds of what lasts minutes: {@code 24 s}, {@code 1 min}. */
  public static String roughly(long duration) {
    return words(duration < 60_000 ? duration : duration / 60_000 * 60_000);
  }

  /** {@code 24 seconds}, {@code 1 minute 35 seconds}: for who hears it. */
  public static String spoken(long duration) {
    long seconds = Math.max(0, duration) / 1000;
    if (seconds < 60) {
      return TEXTS.of("times.spoken-seconds", seconds);
    }
    return seconds < 3600
        ? TEXTS.of("times.spoken-minutes", seconds / 60, seconds % 60)
        : TEXTS.of("times.spoken-hours", seconds / 3600, seconds / 60 % 60);
  }

  /** Whole seconds until then, rounded up, so that a countdown ends with 1 s; never negative. */
  public static String until(long then, long now) {
    return words((Math.max(0, then - now) + 999) / 1000 * 1000);
  }
}
