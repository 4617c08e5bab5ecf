package dev.tallyboard.feed;

/** How the console stands to its gateway. */
public enum ConnectionState {
  /** The first attempt is under way. */
  CONNECTING,
  /** Whole events arrive: what is shown is true now. */
  LIVE,
  /** The stream is gone, attempts remain; polls bring the board meanwhile. */
  RECONNECTING,
  /**
   * The attempts are spent; polls bring the board, and each successful one earns another try. Or
   * the stream is not wanted, and polls are all.
   */
  POLLING,
  /** Polls fail as well: what is shown is old. */
  OFFLINE,
  /** The gateway refused the token. */
  SIGN_IN,
  /** The gateway asked not to come back, or the operator stopped. */
  STOPPED
}
