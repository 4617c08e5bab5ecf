package dev.tallyboard.console.control;

import java.time.LocalTime;

/**
 * The time of each day in which the operator wants to be left alone, by the clock on the wall.
 *
 * @param on whether there are any
 * @param from the first minute
 * @param to the minute after the last; before {@code from} it is one of the next day, and the same
 *     means that there are none
 */
public record QuietHours(boolean on, LocalTime from, LocalTime to) {
  public static final QuietHours NONE =
      new QuietHours(false, LocalTime.of(22, 0), LocalTime.of(6, 0));

  public boolean hold(LocalTime at) {
    if (!on) {
      return false;
    }
    return from.isAfter(to)
        ? !at.isBefore(from) || at.isBefore(to)
        : !at.isBefore(from) && at.isBefore(to);
  }
}
