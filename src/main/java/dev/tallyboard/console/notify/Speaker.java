package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;

/** Plays tones. Any thread; its methods return at once. */
public interface Speaker extends AutoCloseable {
  void play(NotificationKind kind);

  /** Finds out whether there is a sound device, and tells. */
  void look();

  @Override
  void close();
}
