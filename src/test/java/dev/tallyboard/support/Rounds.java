package dev.tallyboard.support;

/**
 * How often a test whose rounds matter goes round: few as a rule, many with {@code -Dsoak=true}.
 */
public final class Rounds {
  private Rounds() {}

  public static int of(int shortForm, int soak) {
    return Boolean.getBoolean("soak") ? soak : shortForm;
  }
}
