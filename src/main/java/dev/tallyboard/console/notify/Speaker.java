package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;

/** Plays tones. Any thread; its methods return at once. */
public interface Speaker extends AutoCloseable {
  /**
   * @param volume 0, which is silence, to 100
   */
  void play(NotificationKind kind, int volume);

  /** Finds out whether there is a sound device, and tells. */
  void look();

  @Override
  void close();
}
