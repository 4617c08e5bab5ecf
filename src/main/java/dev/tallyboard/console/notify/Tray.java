package dev.tallyboard.console.notify;

/** The program's icon in the system's tray. Any thread; its methods return at once. */
public interface Tray extends AutoCloseable {
  /**
   * What the icon says.
   *
   * @param trouble the connection is lost, or an alarm is there that nobody has acknowledged
   * @param tooltip one line
   * @param muted no sound is played
   */
  record State(boolean trouble, String tooltip, boolean muted) {}

  /** What its menu asks for, on any thread. */
  record Commands(Runnable showWindow, Runnable toggleMute, Runnable quit) {}

  /** Finds out whether the system has a tray, and tells. */
  void look();

  /** Shows the icon, or what has changed on it. */
  void show(State state);

  void hide();

  @Override
  void close();
}
