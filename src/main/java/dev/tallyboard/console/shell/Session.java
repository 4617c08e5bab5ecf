package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.feed.FeedListener;

/** A gateway and a merchant as the window shows them: opened, and gone again, as a whole. */
public interface Session extends AutoCloseable {
  ConsoleSettings settings();

  /** As they were kept when the session was opened. */
  AlarmMemory alarms();

  Commands commands();

  /** Begins to follow the gateway; once. Returns at once. */
  void start(FeedListener listener);

  /**
   * Ends the stream, polls and uploads, and keeps what is to be kept; when this returns no thread
   * and no socket is left. Blocks, some seconds at most; twice is once.
   */
  @Override
  void close();
}
