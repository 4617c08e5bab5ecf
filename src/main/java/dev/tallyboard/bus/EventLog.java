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

  /** An event as stored. */
  record Stored(EventId id, Event event) {}

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
   */
  List<EventId> append(String merchantId, List<Entry> entries);

  /** The id of the newest event; number 0 for an empty log. */
  EventId head(String merchantId);

  /**
   * Everything behind an id: what is stored and what will be, in one sequence without a seam.
   *
   * @param after of this log; where the log does not know it, {@link Tail#next} says so
   */
  Tail follow(String merchantId, EventId after);

  Optional<Checkpoint> checkpoint(String merchantId);

  void keepCheckpoint(String merchantId, Checkpoint checkpoint);

  @Override
  void close();
}
