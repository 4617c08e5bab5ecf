package dev.tallyboard.command;

import java.time.Duration;

/** Waits, unless the command is to end. */
@FunctionalInterface
public interface Pause {
  /** False when it is to end, also at once for a time of zero. */
  boolean isQuietFor(Duration time) throws InterruptedException;
}
