package dev.tallyboard.alarm;

import java.util.function.Consumer;

/**
 * Where a desk's alarms come from at the start, and go to.
 *
 * @param keep told of every change, the latest counts; returns at once
 * @param keptElsewhere another desk keeps the same alarms: what happens at this one is forgotten
 */
public record AlarmMemory(KeptAlarms atStart, Consumer<KeptAlarms> keep, boolean keptElsewhere) {
  public AlarmMemory(KeptAlarms atStart, Consumer<KeptAlarms> keep) {
    this(atStart, keep, false);
  }

  /** Forgets everything with the window. */
  public static AlarmMemory none() {
    return new AlarmMemory(KeptAlarms.NONE, _ -> {});
  }

  /** Begins with what another desk has kept, and forgets the rest. */
  public static AlarmMemory of(KeptAlarms elsewhere) {
    return new AlarmMemory(elsewhere, _ -> {}, true);
  }
}
