package dev.tallyboard.alarm;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What errors of one cause have in common: their text without the numbers and ids in it. */
final class ErrorPattern {
  static final int MAX_LENGTH = 200;

  /** A number behind one of these says what went wrong, not to whom. */
  private static final Set<String> NAMES_A_CODE = Set.of("http", "status", "code", "error");

  private static final int LONGEST_CODE = 5;

  private ErrorPattern() {}

  /** Lower case, one space between words; empty for none. */
  static String of(@Nullable String error) {
    if (error == null) {
      return "";
    }
    StringBuilder pattern = new StringBuilder();
    String before = "";
    String start = error.length() > 4 * MAX_LENGTH ? error.substring(0, 4 * MAX_LENGTH) : error;
    for (String word : start.strip().toLowerCase(Locale.ROOT).split("[\\s\\p{Cntrl}]+", -1)) {
      pattern.append(pattern.isEmpty() ? "" : " ").append(common(word, before));
      before = bare(word);
    }
    return pattern.substring(0, Math.min(pattern.length(), MAX_LENGTH));
  }

  private static String common(String word, String before) {
    boolean numbered = word.chars().anyMatch(it -> it >= '0' && it <= '9');
    return numbered && !isCode(word, before) ? "#" : word;
  }

  private static boolean isCode(String word, String before) {
    String number = bare(word);
    return NAMES_A_CODE.contains(before)
        && number.length() <= LONGEST_CODE
        && number.chars().allMatch(it -> it >= '0' && it <= '9');
  }

  private static String bare(String word) {
    return word.replaceAll("^\\W+|\\W+$", "");
  }
}
