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

  /** The response headers of a good stream came. */
  record Opened(StreamConnection from) implements OfStream {}

  /**
   * A whole event came.
   *
   * @param id its own; null where it has none
   * @param at {@link System#nanoTime()} when it was read
   * @param weight its share of the queue's bound, in bytes
   */
  record Received(StreamConnection from, @Nullable String id, Decoded decoded, long at, int weight)
      implements OfStream {}

  /** A line or an event was dropped for its size. */
  record Oversize(StreamConnection from) implements OfStream {}

  record Ended(StreamConnection from, Ending ending) implements OfStream {}

  /** A poll came back. */
  record Polled(Answer<Versioned> answer) implements Signal {}

  /** The operator wants the stream back now. */
  record ReconnectNow() implements Signal {}
}
