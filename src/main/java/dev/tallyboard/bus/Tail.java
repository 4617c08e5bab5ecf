package dev.tallyboard.bus;

import dev.tallyboard.bus.EventLog.Heard;
import java.time.Duration;
import java.util.List;

/**
 * A place in a log, moving forward. Owned by one thread; only {@link #close} may come from another.
 */
public interface Tail extends AutoCloseable {
  /**
   * The next events, oldest first, waiting for them if there are none yet.
   *
   * @param patience how long to wait at most
   * @return at most 1,000 events; none when the patience is over or the tail is closed
   * @throws LogDoesNotReachBack when events behind this place are gone, or the place is of another
   *     log or was never in this one
   * @throws EventLog.Unavailable when the log is not there; the place is kept
   */
  List<? extends Heard> next(Duration patience) throws InterruptedException, LogDoesNotReachBack;

  /**
   * Whether events that are stored nowhere may have been told unheard, since the last call of this,
   * before or within what {@link #next} has given. False for a log where all are stored.
   */
  default boolean mayHaveMissed() {
    return false;
  }

  @Override
  void close();

  /** The asked place is not in the log; whoever asked has to start from a snapshot. */
  final class LogDoesNotReachBack extends Exception {
    private static final long serialVersionUID = 1;

    public LogDoesNotReachBack(String message) {
      super(message);
    }
  }
}
