package dev.tallyboard.workflow.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as a document writes it.
 *
 * @param ambiguous whether day and month could be the other way round
 */
record Dates(LocalDate date, boolean ambiguous) {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})([T ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})([T ].*)?");
  private static final List<DateTimeFormatter> WITH_NAMES =
      List.of(
          named("d[-][ ]MMM[-][ ]uuuu"),
          named("d MMMM uuuu"),
          named("MMM d[,] uuuu"),
          named("MMMM d[,] uuuu"));

  private static DateTimeFormatter named(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.US);
  }

  static @Nullable Dates parse(String cell) {
    String text = cell.strip();
    if (text.length() > 40) {
      return null;
    }
    try {
      Matcher match = YEAR_FIRST.matcher(text);
      if (match.matches()) {
        return new Dates(LocalDate.of(number(match, 1), number(match, 2), number(match, 3)), false);
      }
      match = YEAR_LAST.matcher(text);
      if (match.matches()) {
        return yearLast(match);
      }
    } catch (DateTimeException e) {
      return null;
    }
    for (DateTimeFormatter format : WITH_NAMES) {
      try {
        return new Dates(LocalDate.parse(text, format), false);
      } catch (DateTimeParseException e) {
        // The next one.
      }
    }
    return null;
  }

  /** Dots say day first; slashes and dashes month first, as far as the numbers allow it. */
  private static Dates yearLast(Matcher match) {
    int first = number(match, 1);
    int second = number(match, 3);
    int year = number(match, 4) < 100 ? 2000 + number(match, 4) : number(match, 4);
    boolean dots = match.group(2).equals(".");
    boolean dayFirst = dots || first > 12;
    boolean ambiguous = !dots && first <= 12 && second <= 12 && first != second;
    return new Dates(
        dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second),
        ambiguous);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
