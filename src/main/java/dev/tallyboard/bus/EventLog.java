package dev.tallyboard.bus;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every event of every merchant, in one order a merchant, durable once appended. Any thread may
 * call; every call may block on I/O.
 */
public interface EventLog extends AutoCloseable {
  /**
   * An event to append.
   *
   * @param key appending the same key of a merchant again gives the id of the first time and stores
   *     nothing; null for an event that is always new
   */
  record Entry(@Nullable String key, Event event) {}

  /** What a follower is told. */
  sealed interface Heard {
    Event event();
  }

  /** An event as stored. */
  record Stored(EventId id, Event event) implements Heard {}

  /**
   * An event that was told to whoever listens and is stored nowhere: it has no place in the log.
   */
  record Unstored(Event event) implements Heard {}

  /**
   * A board at an instant, so that opening a log need not fold all of it.
   *
   * @param at the event the board is true at; trimming never passes it
   */
  record Checkpoint(EventId at, byte[] board) {}

  /**
   * Stores events, all or none, and returns once they are durable.
   *
   * @return their ids, in the order of the entries
   * @throws Unfit for an event, key or merchant that cannot be stored
   * @throws Unavailable when the log is not there
   */
  List<EventId> append(String merchantId, List<Entry> entries);

  /**
   * The id of the newest event; {@link EventId#beginning} for an empty log.
   *
   * @throws Unavailable when the log is not there
   */
  EventId head(String merchantId);

  /**
   * Everything behind an id: what is stored and what will be, in one sequence without a seam.
   *
   * @param after of this log; where the log does not know it, {@link Tail#next} says so
   */
  Tail follow(String merchantId, EventId after);

  Optional<Checkpoint> checkpoint(String merchantId);

  void keepCheckpoint(String merchantId, Checkpoint checkpoint);

  /**
   * Asks whether the log is there.
   *
   * @throws Unavailable when it is not; the message says why
   */
  void probe();

  @Override
  void close();

  /** What the log cannot store, whatever is done: an event, a key or a merchant's name. */
  final class Unfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public Unfit(String message) {
      super(message);
    }
  }

  /** The log is not there now. Its message is for whoever asked, and holds no secret. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean maybeDone;

    /**
     * @param maybeDone whether what was asked for may have been done all the same
     */
    public Unavailable(String message, boolean maybeDone, @Nullable Throwable cause) {
      super(message, cause);
      this.maybeDone = maybeDone;
    }

    public boolean maybeDone() {
      return maybeDone;
    }
  }
}
