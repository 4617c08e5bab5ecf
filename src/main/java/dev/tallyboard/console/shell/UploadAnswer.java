package dev.tallyboard.console.shell;

/** What became of an upload. */
public sealed interface UploadAnswer {
  /** It will show up as this order. */
  record Accepted(String poId) implements UploadAnswer {}

  /**
   * It will not.
   *
   * @param sentence says to the operator why, and what to do
   */
  record Refused(String sentence) implements UploadAnswer {}
}
