package dev.tallyboard.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** For how long an alarm may be silenced. */
public enum Shelving {
  QUARTER_HOUR,
  HOUR,
  END_OF_SHIFT;

  /** Three shifts of eight hours. */
  private static final List<LocalTime> SHIFTS_END =
      List.of(LocalTime.of(6, 0), LocalTime.of(14, 0), LocalTime.of(22, 0));

  /**
   * Until when, in epoch ms.
   *
   * @param zone of the operator's shifts
   */
  public long until(long now, ZoneId zone) {
    return switch (this) {
      case QUARTER_HOUR -> now + Duration.ofMinutes(15).toMillis();
      case HOUR -> now + Duration.ofHours(1).toMillis();
      case END_OF_SHIFT ->
          endOfShift(Instant.ofEpochMilli(now).atZone(zone)).toInstant().toEpochMilli();
    };
  }

  private static ZonedDateTime endOfShift(ZonedDateTime now) {
    for (LocalTime end : SHIFTS_END) {
      if (end.isAfter(now.toLocalTime())) {
        return now.with(end);
      }
    }
    return now.plusDays(1).with(SHIFTS_END.getFirst());
  }
}
