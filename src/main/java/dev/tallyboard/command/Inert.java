package dev.tallyboard.command;

/** Text from outside, made safe to print: it must not drive the terminal. */
public final class Inert {
  private Inert() {}

  /** With a space for each control or format character. */
  public static String text(String text) {
    // Most texts are harmless, and are told so at a glance.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return replaced(text);
      }
    }
    return text;
  }

  /** Cut where it is longer. */
  public static String text(String text, int most) {
    return text(text.length() <= most ? text : text.substring(0, most) + "…");
  }

  private static String replaced(String text) {
    int[] points = text.codePoints().map(it -> isActive(it) ? ' ' : it).toArray();
    return new String(points, 0, points.length);
  }

  private static boolean isActive(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT;
  }
}
