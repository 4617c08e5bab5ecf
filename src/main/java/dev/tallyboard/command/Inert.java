package dev.tallyboard.command;

/** Text from outside, made safe to print: it must not drive the terminal. */
public final class Inert {
  private Inert() {}

  public static String text(String text) {
    return text.replaceAll("\\p{Cntrl}|\\p{Cf}", " ");
  }

  /** Cut where it is longer. */
  public static String text(String text, int most) {
    return text(text.length() <= most ? text : text.substring(0, most) + "…");
  }
}
