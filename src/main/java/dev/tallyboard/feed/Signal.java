package dev.tallyboard.feed;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Decoded;
import org.jspecify.annotations.Nullable;

/** What enters the feed thread's one queue. */
sealed interface Signal {
  /** Comes from a connection; of no interest once that is no longer the current one. */
  sealed interface OfStream extends Signal {
    StreamConnection from();
  }

  /** Counts against the queue's bound; its room is given back once it has been dealt with. */
  sealed interface Weighed extends OfStream {
    /** In bytes. */
    int weight();
  }

  /** The response headers of a good stream came. */
  record Opened(StreamConnection from) implements OfStream {}

  /**
   * A whole event came.
   *
   * @param id its own; null where it has none, empty where it takes the last one back
   * @param at on the feed's monotonic clock, when it was read
   */
  record Received(StreamConnection from, @Nullable String id, Decoded decoded, long at, int weight)
      implements Weighed {}

  /**
   * A whole event came, and reading it failed for want of memory or the like.
   *
   * @param id as of {@link Received}, like {@code at}
   */
  record Lost(StreamConnection from, @Nullable String id, long at, int weight) implements Weighed {}

  /**
   * A block came that is no event: without data, or dropped for its size. Only its id counts.
   *
   * @param id as of {@link Received}
   */
  record Passed(StreamConnection from, @Nullable String id, int weight) implements Weighed {}

  /** Something was dropped for its size; the connection knows how often. */
  record Oversize(StreamConnection from) implements OfStream {}

  record Ended(StreamConnection from, Ending ending) implements OfStream {}

  /** A poll came back. */
  record Polled(Answer<Versioned> answer) implements Signal {}

  /** The operator wants the stream back now. */
  record ReconnectNow() implements Signal {}
}
