package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimesTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void aStopwatchShowsHoursOnlyWhereThereAreAny() {
    assertThat(Times.stopwatch(9_999)).isEqualTo("0:09");
    assertThat(Times.stopwatch(63_000)).isEqualTo("1:03");
    assertThat(Times.stopwatch(3_723_000)).isEqualTo("1:02:03");
    assertThat(Times.stopwatch(-5)).isEqualTo("0:00");
  }

  @Test
  void wordsNameTheTwoLargestUnits() {
    assertThat(Times.words(24_000)).isEqualTo("24 s");
    assertThat(Times.words(95_000)).isEqualTo("1 min 35 s");
    assertThat(Times.words(120_000)).isEqualTo("2 min");
    assertThat(Times.words(7_500_000)).isEqualTo("2 h 5 min");
  }

  @Test
  void germanHasUnitsOfItsOwn() {
    Locale.setDefault(Locale.GERMANY);

    assertThat(Times.words(95_000)).isEqualTo("1 Min. 35 s");
    assertThat(Times.words(7_500_000)).isEqualTo("2 Std. 5 Min.");
    assertThat(Times.spoken(95_000)).isEqualTo("1 Minute 35 Sekunden");
  }

  @Test
  void whoHearsATimeHearsWholeWords() {
    assertThat(Times.spoken(6_000)).isEqualTo("6 seconds");
    assertThat(Times.spoken(61_000)).isEqualTo("1 minute 1 second");
    assertThat(Times.spoken(7_200_000)).isEqualTo("2 hours");
  }

  @Test
  void aCountdownEndsWithOneSecondAndNeverGoesBelowZero() {
    assertThat(Times.until(1_001, 1_000)).isEqualTo("1 s");
    assertThat(Times.until(7_000, 1_000)).isEqualTo("6 s");
    assertThat(Times.until(500, 1_000)).isEqualTo("0 s");
  }

  @Test
  void clocksAreThoseOfTheZone() {
    long at = Instant.parse("2026-03-02T10:42:07Z").toEpochMilli();

    assertThat(new Times(ZoneOffset.UTC).clock(at)).isEqualTo("10:42:07");
    assertThat(new Times(ZoneId.of("Asia/Tokyo")).clock(at)).isEqualTo("19:42:07");
    assertThat(new Times(ZoneId.of("Asia/Tokyo")).startOfDay(at))
        .isEqualTo(Instant.parse("2026-03-01T15:00:00Z").toEpochMilli());
  }
}
