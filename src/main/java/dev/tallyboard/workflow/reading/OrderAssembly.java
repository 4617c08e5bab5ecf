package dev.tallyboard.workflow.reading;

import dev.tallyboard.order.LineItem;
import dev.tallyboard.workflow.reading.Section.ItemRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one order together from its rows and from what stands above the table. */
final class OrderAssembly {
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;

  private final Section section;
  private final List<ItemRow> rows;
  private final Numbers numbers;
  private final boolean alone;
  private final Findings findings = new Findings();

  /**
   * @param alone whether it is the only order of its section, so that the totals are its own
   */
  OrderAssembly(Section section, List<ItemRow> rows, Numbers numbers, boolean alone) {
    this.section = section;
    this.rows = rows;
    this.numbers = numbers;
    this.alone = alone;
  }

  /**
   * @param number empty where the document states none
   * @param encodingGuessed whether the document's characters may be wrong
   */
  ReadOrder order(String number, boolean encodingGuessed) {
    findings.addIf(number.isEmpty(), 20, "No purchase order number is stated.");
    String supplier = supplier();
    String currency = currency();
    LocalDate date = date();
    List<LineItem> lines = lines();
    new LineChecks(section, rows, lines, numbers, findings).run(alone);
    findings.addIf(
        encodingGuessed, 3, "The file is not UTF-8; its characters were read as Windows-1252.");
    return new ReadOrder(
        number.isEmpty() ? null : cut(number, MAX_NAME),
        supplier,
        currency,
        date,
        lines,
        findings.confidence(),
        findings.sentences());
  }

  private @Nullable String supplier() {
    String name = value(Label.SUPPLIER);
    if (name != null) {
      return cut(name, MAX_NAME);
    }
    String id = value(Label.SUPPLIER_ID);
    findings.add(
        id == null ? 10 : 5,
        id == null
            ? "The supplier is not stated."
            : "The supplier is stated only by its id, %s.".formatted(cut(id, MAX_NAME)));
    return id == null ? null : cut(id, MAX_NAME);
  }

  private @Nullable String currency() {
    String stated = value(Label.CURRENCY);
    String shown = stated == null ? shownWithPrices() : stated;
    String code = Currencies.of(shown);
    if (code == null) {
      findings.add(
          3,
          shown.contains("$")
              ? "The currency is stated only as $."
              : "The currency is not stated.");
    }
    return code;
  }

  /** What stands around the prices and in their headings. */
  private String shownWithPrices() {
    StringBuilder shown = new StringBuilder();
    for (Label label : List.of(Label.UNIT_PRICE, Label.LINE_TOTAL)) {
      String heading = section.columns().heading(label);
      shown.append(heading == null ? "" : currencyWord(heading)).append(' ');
      rows.stream()
          .map(it -> section.columns().cell(it.cells(), label))
          .filter(it -> !it.isEmpty())
          .findFirst()
          .ifPresent(cell -> shown.append(cell).append(' '));
    }
    return shown.append(section.totals().lastText()).toString();
  }

  /** A heading names a currency only in capitals: "Unit price (EUR)", but not "All". */
  private static String currencyWord(String heading) {
    return heading.replaceAll("[^A-Z$€£ ]+", " ").replaceAll("\\b[A-Z]{1,2}\\b|[A-Z]{4,}", " ");
  }

  private @Nullable LocalDate date() {
    String text = value(Label.ORDER_DATE);
    Dates read = text == null ? null : Dates.parse(text);
    if (read == null) {
      findings.add(
          3,
          text == null
              ? "The order's date is not stated."
              : "The order's date, %s, is no date that can be read.".formatted(cut(text, 40)));
      return null;
    }
    findings.addIf(
        read.ambiguous(),
        3,
        "The date %s could also be read with day and month the other way round; %s was taken."
            .formatted(text, read.date()));
    return read.date();
  }

  /** From the first row that says it, else from above the table. */
  private @Nullable String value(Label label) {
    return rows.stream()
        .map(it -> section.columns().cell(it.cells(), label))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElseGet(() -> section.stated(label));
  }

  private List<LineItem> lines() {
    List<LineItem> lines = new ArrayList<>(rows.size());
    for (ItemRow row : rows) {
      lines.add(
          new LineItem(
              lines.size() + 1,
              text(row, Label.SKU, MAX_NAME),
              text(row, Label.DESCRIPTION, MAX_DESCRIPTION),
              numbers.parse(section.columns().cell(row.cells(), Label.QUANTITY)),
              numbers.parse(section.columns().cell(row.cells(), Label.UNIT_PRICE))));
    }
    return lines;
  }

  private @Nullable String text(ItemRow row, Label label, int max) {
    String cell = section.columns().cell(row.cells(), label);
    return cell.isEmpty() ? null : cut(cell, max);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
