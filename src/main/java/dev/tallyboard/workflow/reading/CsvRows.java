package dev.tallyboard.workflow.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rows of a CSV file, under whichever delimiter makes most sense of it. */
final class CsvRows {
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** How many characters decide on the delimiter: a table starts near the top. */
  private static final int SAMPLE = 64 * 1024;

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u00a0]+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  private CsvRows() {}

  /** Never with an empty row; cells are stripped. */
  static List<List<String>> of(String name, String text) throws UnreadableDocument {
    try {
      return parse(text, delimiter(text), true);
    } catch (CsvParseException e) {
      throw new UnreadableDocument(
          "This file is no well-formed CSV (%s): %s. Check its quotation marks and upload it again."
              .formatted(name, e.getMessage()));
    }
  }

  private static char delimiter(String text) {
    String sample = sample(text);
    char best = DELIMITERS[0];
    int most = 0;
    for (char delimiter : DELIMITERS) {
      int understood = understood(sample, delimiter);
      if (understood > most) {
        most = understood;
        best = delimiter;
      }
    }
    return best;
  }

  private static String sample(String text) {
    int end = text.length() <= SAMPLE ? text.length() : text.lastIndexOf('\n', SAMPLE);
    return text.substring(0, end < 0 ? SAMPLE : end);
  }

  /** How many headings the first table has. */
  private static int understood(String sample, char delimiter) {
    try {
      for (List<String> row : parse(sample, delimiter, false)) {
        Optional<Columns> columns = Columns.of(row);
        if (columns.isPresent()) {
          return columns.get().count();
        }
      }
      return 0;
    } catch (CsvParseException e) {
      return 0;
    }
  }

  /**
   * @param whole whether a quotation may not be left open at the end, as it may in a sample
   */
  private static List<List<String>> parse(String text, char delimiter, boolean whole) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(!whole)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        List<String> cells = record.getFields().stream().map(CsvRows::clean).toList();
        if (!cells.stream().allMatch(String::isEmpty)) {
          rows.add(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** On one line, without control characters and invisible direction marks. */
  private static String clean(String cell) {
    String line = BREAKS.matcher(cell).replaceAll(" ");
    return INVISIBLE.matcher(line).replaceAll("").strip();
  }
}
