package dev.tallyboard.workflow.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows below a table that sum it up: told from items, and kept to check the items with. */
final class TotalRows {
  private static final Set<String> TOTAL =
      Set.of("total", "grand total", "order total", "total amount", "total due", "gesamt", "summe");
  private static final Set<String> SUBTOTAL =
      Set.of("subtotal", "sub total", "net total", "zwischensumme");
  private static final List<String> EXTRA =
      List.of(
          "tax", "sales tax", "vat", "gst", "mwst", "shipping", "freight", "handling", "discount");
  private static final List<String> REMARK =
      List.of("note", "notes", "comment", "comments", "remarks", "terms", "payment terms");

  private final Numbers numbers;
  private @Nullable BigDecimal subtotal;
  private @Nullable BigDecimal total;
  private BigDecimal extras = BigDecimal.ZERO;
  private String lastText = "";

  TotalRows(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Whether the row is of this kind, and no item. */
  boolean take(List<String> row, Columns columns) {
    String words =
        row.stream().filter(it -> !it.isEmpty()).findFirst().map(Label::normal).orElse("");
    if (SUBTOTAL.contains(words)) {
      subtotal = lastNumber(row);
      return true;
    }
    if (TOTAL.contains(words)) {
      total = lastNumber(row);
      return true;
    }
    boolean counted = numbers.parse(columns.cell(row, Label.QUANTITY)) != null;
    if (counted) {
      return false;
    }
    if (startsWithAny(words, EXTRA)) {
      BigDecimal amount = lastNumber(row);
      extras = amount == null ? extras : extras.add(signed(words, amount));
      return true;
    }
    return startsWithAny(words, REMARK) || words.startsWith("total ") || words.startsWith("page ");
  }

  /** What the lines should add up to; null where the document does not say. */
  @Nullable BigDecimal ofLines() {
    return subtotal != null || total == null ? subtotal : total.subtract(extras);
  }

  /** The last sum as it is written, which may show a currency. */
  String lastText() {
    return lastText;
  }

  private static BigDecimal signed(String words, BigDecimal amount) {
    return words.startsWith("discount") ? amount.abs().negate() : amount;
  }

  private @Nullable BigDecimal lastNumber(List<String> row) {
    for (String cell : row.reversed()) {
      BigDecimal number = numbers.parse(cell);
      if (number != null) {
        lastText = cell;
        return number;
      }
    }
    return null;
  }

  private static boolean startsWithAny(String words, List<String> starts) {
    return starts.stream().anyMatch(it -> words.equals(it) || words.startsWith(it + " "));
  }
}
