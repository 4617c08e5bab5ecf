package dev.tallyboard.command.check;

/** What a requirement came to; the texts may hold what a server sent. */
sealed interface Verdict {
  /** Kept. */
  record Pass(String seen) implements Verdict {}

  /** Broken. */
  record Fail(String seen) implements Verdict {}

  /** Not looked at, or not offered as the contract allows. */
  record Skip(String why) implements Verdict {}

  /**
   * Of the contract's second half and not offered: broken for a server that speaks that half, no
   * fault of one that does not.
   */
  record Absent(String seen) implements Verdict {}

  static Verdict of(boolean kept, String seen) {
    return kept ? new Pass(seen) : new Fail(seen);
  }

  /** A whole endpoint that is not there. */
  static Verdict notOffered(String seen) {
    return new Skip("not offered (" + seen + ")");
  }
}
