package dev.tallyboard.console.shell;

/** What became of an upload. */
public sealed interface UploadAnswer {
  /** It will show up as this order. */
  record Accepted(String poId) implements UploadAnswer {}

  /**
   * It will not.
   *
   * @param detail what the gateway, or this machine, said besides, in its own language; may be
   *     empty
   */
  record Refused(Why why, String detail) implements UploadAnswer {
    public Refused(Why why) {
      this(why, "");
    }
  }

  /** What the operator can do something about. */
  enum Why {
    TOO_LARGE,
    /** The file, on this machine. */
    UNREADABLE,
    /** The token was refused, or may not upload. */
    TOKEN_REFUSED,
    TOO_OFTEN,
    /** The gateway understood and will not; the detail says more. */
    NOT_TAKEN,
    /** No connection, no answer in time, or a fault of the gateway. */
    NO_ANSWER,
    CLOSED,
    /** By a fault of this program; its log says more. */
    BROKEN
  }
}
