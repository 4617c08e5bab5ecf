package dev.tallyboard.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells faults of our own to the log, which may fail as well: the disk is full, or the heap. */
record FaultLog(Logger log) {
  static FaultLog of(Class<?> of) {
    return new FaultLog(LoggerFactory.getLogger(of));
  }

  /** Throws nothing, whatever the log does. */
  void tell(String what, Throwable fault) {
    try {
      log.error(what, fault);
    } catch (RuntimeException | Error e) {
      // nobody is left to tell
    }
  }
}
