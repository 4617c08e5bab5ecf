package dev.tallyboard.feed;

import dev.tallyboard.event.Event;
import org.jspecify.annotations.Nullable;

/** Something that the feed tells once, in order: what {@code watch} prints. */
public sealed interface Notice {
  /**
   * The state, the attempt or the time of the next try changed.
   *
   * @param nextTryInMs until the next attempt at the stream; null where none is planned
   */
  record ConnectionChanged(Connection connection, @Nullable Long nextTryInMs) implements Notice {}

  /** A snapshot has become the board. */
  record SnapshotTaken(@Nullable String lastEventId, int orders) implements Notice {}

  /** A new event of the stream, after de-duplication; it is part of the board. */
  record EventTold(@Nullable String id, Event event) implements Notice {}

  /**
   * Something was not as the contract asks.
   *
   * @param what one of few words, to be counted
   * @param detail a clause; never a payload
   */
  record Diagnostic(String what, String detail) implements Notice {
    private static final int MAX_NAME = 60;

    /** Names the kind, shortened and without what a terminal might obey. */
    static Diagnostic unknownKind(String name) {
      String start = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
      return new Diagnostic(
          "unknown-event", "of the kind " + start.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
    }
  }
}
