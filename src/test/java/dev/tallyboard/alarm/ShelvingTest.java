package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShelvingTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Test
  void aQuarterAndAnHourAreCountedFromNow() {
    assertThat(Shelving.QUARTER_HOUR.until(1000, ZONE)).isEqualTo(901_000);
    assertThat(Shelving.HOUR.until(1000, ZONE)).isEqualTo(3_601_000);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T05:59:59, 2026-03-02T06:00",
    "2026-03-02T06:00:00, 2026-03-02T14:00",
    "2026-03-02T13:00:00, 2026-03-02T14:00",
    "2026-03-02T21:59:00, 2026-03-02T22:00",
    "2026-03-02T22:00:00, 2026-03-03T06:00",
    "2026-03-28T23:00:00, 2026-03-29T06:00"
  })
  void aShiftEndsWhenTheNextBegins(LocalDateTime now, LocalDateTime end) {
    assertThat(Shelving.END_OF_SHIFT.until(ms(now), ZONE)).isEqualTo(ms(end));
  }

  private static long ms(LocalDateTime at) {
    return at.atZone(ZONE).toInstant().toEpochMilli();
  }
}
