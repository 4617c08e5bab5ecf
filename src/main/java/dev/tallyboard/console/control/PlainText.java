package dev.tallyboard.console.control;

import org.jspecify.annotations.Nullable;

/** Makes text from outside inert: no control characters, no line breaks, no bidi tricks. */
public final class PlainText {
  private static final int MAX_LENGTH = 500;

  private PlainText() {}

  /** One line of at most {@value #MAX_LENGTH} characters; empty for null. */
  public static String of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    StringBuilder plain = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
    text.codePoints().limit(MAX_LENGTH).forEach(it -> append(plain, it));
    return plain.toString().strip();
  }

  private static void append(StringBuilder plain, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          plain.append(' ');
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
        // Bidi overrides, zero-width characters and the like: nothing that an operator reads.
      }
      default -> plain.appendCodePoint(codePoint);
    }
  }
}
