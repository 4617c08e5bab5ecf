package dev.tallyboard.command.check;

import java.time.Duration;

/** Waits, unless the check is to stop. */
@FunctionalInterface
public interface Pause {
  /** False when it is to stop, also at once for a time of zero. */
  boolean isQuietFor(Duration time) throws InterruptedException;
}
