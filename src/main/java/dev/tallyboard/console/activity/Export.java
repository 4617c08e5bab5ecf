package dev.tallyboard.console.activity;

/** What became of an export of the feed. */
public sealed interface Export {
  /**
   * It is on the disk.
   *
   * @param file its name
   */
  record Saved(String file, int entries) implements Export {}

  /**
   * There is no new file, and one that was there before is as it was.
   *
   * @param sentence for the operator: why, and what to do
   */
  record Failed(String sentence) implements Export {}
}
