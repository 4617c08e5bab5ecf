package dev.tallyboard.console.orders;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it is searched and sorted: case and accents do not matter, and no spelling of ß. */
final class Folded {
  private static final int DIGITS = 12;

  private Folded() {}

  static String of(String text) {
    String upper = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(upper.length());
    upper.codePoints().forEach(it -> append(folded, it));
    return folded.toString();
  }

  /** The same, with numbers in the order of their value: {@code po-9} before {@code po-10}. */
  static String forSorting(String text) {
    String folded = of(text);
    StringBuilder key = new StringBuilder(folded.length() + DIGITS);
    int at = 0;
    while (at < folded.length()) {
      int end = at;
      while (end < folded.length() && isDigit(folded.charAt(end))) {
        end++;
      }
      key.repeat('0', end == at ? 0 : Math.max(0, DIGITS - (end - at)));
      end = Math.max(end, at + 1);
      key.append(folded, at, end);
      at = end;
    }
    return key.toString();
  }

  private static void append(StringBuilder folded, int codePoint) {
    if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
      return;
    }
    switch (codePoint) {
      case 'Ø' -> folded.append('o');
      case 'Đ', 'Ð' -> folded.append('d');
      case 'Ł' -> folded.append('l');
      case 'Æ' -> folded.append("ae");
      case 'Œ' -> folded.append("oe");
      case 'Þ' -> folded.append("th");
      default -> folded.appendCodePoint(Character.toLowerCase(codePoint));
    }
  }

  private static boolean isDigit(char it) {
    return it >= '0' && it <= '9';
  }
}
