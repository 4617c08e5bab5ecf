package dev.tallyboard.alarm;

import java.util.function.Consumer;

/**
 * Where a desk's alarms come from at the start, and go to.
 *
 * @param keep told of every change, the latest counts; returns at once
 */
public record AlarmMemory(KeptAlarms atStart, Consumer<KeptAlarms> keep) {
  /** Forgets everything with the window. */
  public static AlarmMemory none() {
    return new AlarmMemory(KeptAlarms.NONE, _ -> {});
  }
}
