package dev.tallyboard.console.activity;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivityCsvTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long SUMMER = Instant.parse("2026-07-01T08:30:00.250Z").toEpochMilli();

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void aRowHoldsWhatTheEntryShows() throws IOException {
    FeedEntry done =
        FeedEntry.of(
            new ActivityEntry(
                "log-1",
                SUMMER,
                Kind.COMPLETION,
                "po_7",
                Stage.AI_PARSING,
                "AI parsing done",
                null),
            "PO-7");

    String csv = csv(List.of(done));

    assertThat(csv).startsWith("\uFEFF\"Time\",\"Kind\"").endsWith("\r\n");
    NamedCsvRecord row = rows(csv).getFirst();
    assertThat(row.getField("Time")).isEqualTo("2026-07-01T10:30:00.250+02:00");
    assertThat(row.getField("Kind")).isEqualTo("Success");
    assertThat(row.getField("Order")).isEqualTo("PO-7");
    assertThat(row.getField("Order ID")).isEqualTo("po_7");
    assertThat(row.getField("Stage")).isEqualTo("AI parsing");
    assertThat(row.getField("Message")).isEqualTo("AI parsing done");
  }

  @Test
  void rowsStandAsTheyAreShown() throws IOException {
    String csv = csv(List.of(told("second", "b"), told("first", "a")));

    assertThat(rows(csv)).extracting(it -> it.getField("Order")).containsExactly("second", "first");
  }

  @Test
  void aGermanSpreadsheetGetsItsSemicolonAndItsWords() throws IOException {
    Locale.setDefault(Locale.GERMANY);

    assertThat(csv(List.of(told("PO-1", "a")))).startsWith("\uFEFF\"Zeit\";\"Art\";\"Bestellung\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "\u200B=1+1",
        "＝1+1",
        "\u0000@a"
      })
  void noCellIsAFormula(String message) throws IOException {
    assertThat(ActivityCsv.cell(message)).startsWith("'");
    assertThat(message).endsWith(ActivityCsv.cell(message).substring(1));
    assertThat(rows(csv(List.of(told(message, message)))).getFirst().getFields())
        .filteredOn(it -> it.contains("1") && !it.startsWith("2026"))
        .allMatch(it -> it.startsWith("'"));
  }

  @ParameterizedTest
  @CsvSource({"'a\u202Eb',ab", "'a\u2066b\u2069',ab", "'a\u0007b',a b", "'a\nb',a b", "'a=b',a=b"})
  void whatCannotBeReadIsInert(String message, String cell) {
    assertThat(ActivityCsv.cell(message)).isEqualTo(cell);
  }

  @Test
  void quotesAndSeparatorsStayInTheirCell() throws IOException {
    String text = "he said \"no\", then; left";

    assertThat(rows(csv(List.of(told("PO-1", text)))).getFirst().getField("Message"))
        .isEqualTo(text);
  }

  private static FeedEntry told(String subject, String text) {
    return new FeedEntry(SUMMER, BadgeKind.SYSTEM, subject, text, null);
  }

  private static String csv(List<FeedEntry> entries) throws IOException {
    StringWriter out = new StringWriter();
    ActivityCsv.write(entries, BERLIN, out);
    return out.toString();
  }

  private static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv.substring(1)).stream().toList();
  }
}
