package dev.tallyboard.console.control;

import org.jspecify.annotations.Nullable;

/** How sure the reader of a document is of what it read. */
public final class Confidence {
  private static final int SURE_ENOUGH = 80;

  private Confidence() {}

  /**
   * Whether somebody should look at the items.
   *
   * @param percent null where nobody told
   */
  public static boolean isLow(@Nullable Integer percent) {
    return percent != null && percent < SURE_ENOUGH;
  }
}
