package dev.tallyboard.support;

/** How often a test repeats itself: in short, or with {@code -Psoak} at length. */
public final class Rounds {
  private Rounds() {}

  /** The short form's number, or the long one's where the system property {@code soak} is set. */
  public static int of(int shortForm, int soak) {
    return Boolean.getBoolean("soak") ? soak : shortForm;
  }
}
