package dev.tallyboard.workflow.reading;

import dev.tallyboard.order.LineItem;
import dev.tallyboard.workflow.reading.Section.ItemRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks for what is missing in an order's lines, and whether they agree with the totals. */
final class LineChecks {
  /** Sums may be off by rounding, in the currency's unit. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.05");

  private final Section section;
  private final List<ItemRow> rows;
  private final List<LineItem> lines;
  private final Numbers numbers;
  private final Findings findings;

  LineChecks(
      Section section,
      List<ItemRow> rows,
      List<LineItem> lines,
      Numbers numbers,
      Findings findings) {
    this.section = section;
    this.rows = rows;
    this.lines = lines;
    this.numbers = numbers;
    this.findings = findings;
  }

  /**
   * @param withTotals whether the section's totals are those of these lines alone
   */
  void run(boolean withTotals) {
    missing(LineItem::sku, 5, "no article number");
    missing(LineItem::quantity, 15, "no quantity");
    missing(LineItem::unitPrice, 10, "no unit price");
    long notPositive =
        lines.stream().filter(it -> it.quantity() != null && it.quantity().signum() <= 0).count();
    findings.addIf(
        notPositive > 0,
        10,
        Counted.ofLines(notPositive, lines.size()) + " a quantity of zero or less.");
    lineTotals();
    if (withTotals) {
      orderTotal();
      int strange = section.rowsNotUnderstood();
      findings.addIf(
          strange > 0,
          5,
          "%s below the header %s left out: neither an item nor a total."
              .formatted(Counted.of(strange, "row"), strange == 1 ? "was" : "were"));
    }
  }

  private void missing(Function<LineItem, @Nullable Object> field, int weight, String what) {
    long without = lines.stream().filter(it -> field.apply(it) == null).count();
    findings.addIf(without > 0, weight, Counted.ofLines(without, lines.size()) + " " + what + ".");
  }

  private void lineTotals() {
    int differing = 0;
    String first = "";
    for (LineItem line : lines) {
      BigDecimal amount = product(line);
      BigDecimal stated = statedTotal(line);
      if (amount != null && stated != null && differ(amount, stated)) {
        first = differing == 0 ? explained(line, amount, stated) : first;
        differing++;
      }
    }
    findings.addIf(
        differing > 0,
        10,
        "%s a total that is not quantity times price (%s)."
            .formatted(Counted.ofLines(differing, lines.size()), first));
  }

  private static String explained(LineItem line, BigDecimal amount, BigDecimal stated) {
    return "line %d: %s × %s is %s, not %s"
        .formatted(
            line.line(),
            plain(line.quantity()),
            plain(line.unitPrice()),
            plain(amount),
            plain(stated));
  }

  private void orderTotal() {
    BigDecimal stated = section.totals().ofLines();
    if (stated == null) {
      String text = section.stated(Label.ORDER_TOTAL);
      stated = text == null ? null : numbers.parse(text);
    }
    BigDecimal sum = sum();
    if (stated != null && sum != null && differ(sum, stated)) {
      findings.add(
          15,
          "The lines add up to %s, but the document states %s."
              .formatted(plain(sum), plain(stated)));
    }
  }

  /** Null where a line has no amount. */
  private @Nullable BigDecimal sum() {
    BigDecimal sum = BigDecimal.ZERO;
    for (LineItem line : lines) {
      BigDecimal stated = statedTotal(line);
      BigDecimal amount = stated == null ? product(line) : stated;
      if (amount == null) {
        return null;
      }
      sum = sum.add(amount);
    }
    return sum;
  }

  private @Nullable BigDecimal statedTotal(LineItem line) {
    ItemRow row = rows.get(line.line() - 1);
    return numbers.parse(section.columns().cell(row.cells(), Label.LINE_TOTAL));
  }

  private static @Nullable BigDecimal product(LineItem line) {
    return line.quantity() == null || line.unitPrice() == null
        ? null
        : line.quantity().multiply(line.unitPrice());
  }

  private static boolean differ(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().compareTo(ROUNDING) > 0;
  }

  private static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "?";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
