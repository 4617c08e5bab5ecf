package dev.tallyboard.feed;

import dev.tallyboard.event.EventId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last event that the stream brought: only the stream moves it, and the next stream resumes
 * behind it. Where the stream has brought nothing yet, it resumes behind a snapshot. Owned by the
 * feed's thread.
 */
final class Cursor {
  private @Nullable String last;
  private Optional<EventId> lastId = Optional.empty();

  /** The snapshot's place, to resume behind where the stream has brought nothing yet. */
  private @Nullable String polled;

  /** An empty id asked for the next stream to begin now, wherever a snapshot stands. */
  private boolean forgotten;

  /** The id to resume behind; null to begin now. */
  @Nullable String resumesBehind() {
    return last != null ? last : polled;
  }

  /** What the stream brought last; null for nothing. */
  @Nullable String last() {
    return last;
  }

  /**
   * The stream is there.
   *
   * @param resumed behind this cursor; else it began now
   */
  void streamOpened(boolean resumed) {
    forgotten &= resumed;
  }

  /**
   * The stream has brought this id.
   *
   * @param id null where there was none; empty to begin now the next time
   * @return whether that moved it
   */
  boolean move(@Nullable String id) {
    if (id == null || !isSendable(id)) {
      return false;
    }
    last = id.isEmpty() ? null : id;
    lastId = last == null ? Optional.empty() : EventId.parse(last);
    polled = null;
    forgotten = id.isEmpty();
    return true;
  }

  /** The log does not reach back to it any more: from its head on, wherever a snapshot stands. */
  void reset(@Nullable String head) {
    move("");
    forgotten = false;
    move(head);
  }

  /** A snapshot has been taken that is true at this id. */
  void polled(@Nullable String id) {
    if (last == null && !forgotten && id != null && !id.isEmpty() && isSendable(id)) {
      polled = id;
    }
  }

  /** Whether the stream has brought that id already, or a later one of the same log. */
  boolean hasReached(String id) {
    Optional<EventId> theirs = EventId.parse(id);
    return theirs.isPresent()
        && lastId.isPresent()
        && lastId.get().comparesWith(theirs.get())
        && !theirs.get().isAfter(lastId.get());
  }

  /** Whether it can stand in a request: a server would refuse one with control characters. */
  private static boolean isSendable(String id) {
    return id.chars().noneMatch(Character::isISOControl);
  }
}
