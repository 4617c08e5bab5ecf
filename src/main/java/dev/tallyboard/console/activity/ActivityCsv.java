package dev.tallyboard.console.activity;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Entries of the feed as a table for a spreadsheet: a mark of the byte order first, by which Excel
 * knows UTF-8, then RFC 4180. Its separator is the semicolon where the comma is the decimal point,
 * as spreadsheets have it there. No cell is a formula.
 */
public final class ActivityCsv {
  private static final Texts TEXTS = Texts.of(ActivityCsv.class);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a spreadsheet takes for the begin of a formula, full-width forms included (OWASP). */
  private static final String BEGINS_FORMULA = "=+-@\t\r＝＋－＠";

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

  private ActivityCsv() {}

  /**
   * Writes a heading and a row for each entry, in their order.
   *
   * @param out in UTF-8; the caller's to close
   * @param zone of the times
   */
  public static void write(List<FeedEntry> entries, ZoneId zone, Writer out) throws IOException {
    out.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(separator(Locale.getDefault(Locale.Category.FORMAT)))
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .build(out);
    csv.writeRecord(
        TEXTS.of("csv.time"),
        TEXTS.of("csv.kind"),
        TEXTS.of("csv.order"),
        TEXTS.of("csv.id"),
        TEXTS.of("csv.stage"),
        TEXTS.of("csv.message"));
    for (FeedEntry it : entries) {
      csv.writeRecord(
          ISO.format(Instant.ofEpochMilli(it.at()).atZone(zone)),
          cell(it.badge().word()),
          cell(it.title()),
          cell(it.source() == null ? "" : it.source().poId()),
          cell(it.source() == null ? "" : StageName.of(it.source().stage())),
          cell(it.text()));
    }
    csv.flush();
  }

  static String cell(String text) {
    String plain = PlainText.of(text);
    return plain.isEmpty() || BEGINS_FORMULA.indexOf(plain.charAt(0)) < 0 ? plain : "'" + plain;
  }

  private static char separator(Locale locale) {
    return new DecimalFormatSymbols(locale).getDecimalSeparator() == ',' ? ';' : ',';
  }
}
