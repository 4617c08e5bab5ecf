package dev.tallyboard.console.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A source file, cut into its code and its string literals.
 *
 * @param code the file without comments and without what stands between quotes: blanks are in place
 *     of both, so that places and lines stay the same
 */
record JavaText(String code, List<Literal> literals) {

  /**
   * What stands between two quotes.
   *
   * @param start where its first quote is
   * @param end behind its last quote
   */
  record Literal(String text, int start, int end) {}

  static JavaText of(String source) {
    StringBuilder code = new StringBuilder(source);
    List<Literal> literals = new ArrayList<>();
    int at = 0;
    while (at < source.length()) {
      int end = endOfOpaque(source, at);
      if (end == at) {
        at++;
        continue;
      }
      boolean comment = source.charAt(at) == '/';
      int quotes = comment ? 0 : source.startsWith("\"\"\"", at) ? 3 : 1;
      if (source.charAt(at) == '"') {
        literals.add(new Literal(source.substring(at + quotes, end - quotes), at, end));
      }
      for (int i = at + quotes; i < end - quotes; i++) {
        if (source.charAt(i) != '\n') {
          code.setCharAt(i, ' ');
        }
      }
      at = end;
    }
    return new JavaText(code.toString(), List.copyOf(literals));
  }

  int line(Literal literal) {
    return (int) code.substring(0, literal.start()).chars().filter(it -> it == '\n').count() + 1;
  }

  /** The code of its statement up to it, on one line. */
  String before(Literal literal) {
    int start = literal.start() - 1;
    while (start >= 0 && ";{}".indexOf(code.charAt(start)) < 0) {
      start--;
    }
    return code.substring(start + 1, literal.start()).strip().replaceAll("\\s+", " ");
  }

  /** How many arguments follow this one. */
  int argumentsAfter(Literal literal) {
    int commas = 0;
    int depth = 0;
    for (int at = literal.end(); at < code.length(); at++) {
      switch (code.charAt(at)) {
        case '(', '{' -> depth++;
        case ')', '}' -> {
          if (depth-- == 0) {
            return commas;
          }
        }
        case ',' -> commas += depth == 0 ? 1 : 0;
        default -> {}
      }
    }
    return commas;
  }

  /** Where the comment or literal ends that begins here; the same place where none does. */
  private static int endOfOpaque(String source, int at) {
    if (source.startsWith("//", at)) {
      return endOf(source, "\n", at);
    }
    if (source.startsWith("/*", at)) {
      return endOf(source, "*/", at + 2);
    }
    if (source.startsWith("\"\"\"", at)) {
      return endOf(source, "\"\"\"", at + 3);
    }
    char quote = source.charAt(at);
    if (quote != '"' && quote != '\'') {
      return at;
    }
    int end = at + 1;
    while (source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private static int endOf(String source, String mark, int from) {
    int at = source.indexOf(mark, from);
    return at < 0 ? source.length() : at + mark.length();
  }
}
