package dev.tallyboard.feed;

/**
 * Hears the feed, on the feed's thread. Whatever it throws is logged and forgotten; while it works
 * the feed waits.
 */
public interface FeedListener {
  /** The newest state, at most once in 16 ms; states between two calls are left out. */
  default void onFrame(Frame frame) {}

  /** Everything that happened, one by one. */
  default void onNotice(Notice notice) {}

  /** All that waited has been told, or much of it: what is told so far should be seen now. */
  default void onRest() {}
}
