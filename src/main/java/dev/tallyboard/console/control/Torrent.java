package dev.tallyboard.console.control;

/**
 * Whether changes come faster than anybody can follow. While they do, what moves on the screen
 * moves twice a second, at the same instants wherever it is, instead of with each frame. FX thread.
 */
public final class Torrent {
  /** From so many changes a second on; a full second of calm ends it. */
  static final int FROM = 60;

  /** Of one frame count no more: what comes all at once, as a snapshot does, is no torrent. */
  static final int MOST_OF_ONE = 6;

  /** The pace within one. */
  static final long BEAT_MS = 500;

  private static final long SECOND_MS = 1_000;

  /** The second that is counted now, from its first change on, and the one before it. */
  private long since;

  private int count;
  private int before;

  private long shownAt;

  /**
   * Takes note of what a frame changes.
   *
   * @param now epoch ms
   * @return whether that is to be shown with a later frame, or a tick
   */
  public boolean delays(int changes, long now) {
    if (now - since >= SECOND_MS || now < since) {
      before = now - since < 2 * SECOND_MS && now >= since ? count : 0;
      count = 0;
      since = now;
    }
    count += Math.min(changes, MOST_OF_ONE);
    if (Math.max(count, before) >= FROM && now / BEAT_MS == shownAt / BEAT_MS) {
      return true;
    }
    shownAt = now;
    return false;
  }
}
