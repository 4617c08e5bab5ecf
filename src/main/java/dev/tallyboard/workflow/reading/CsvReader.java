package dev.tallyboard.workflow.reading;

import dev.tallyboard.workflow.reading.Section.ItemRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV files: labels and values, then a table; one order, or one of each order number. */
final class CsvReader {
  private CsvReader() {}

  static List<ReadOrder> read(String name, byte[] content, RowsRead progress)
      throws UnreadableDocument {
    PlainText text = PlainText.of(content);
    List<List<String>> rows = CsvRows.of(name, text.text());
    Numbers numbers = Numbers.as(rows);
    List<ReadOrder> orders = new ArrayList<>();
    for (Section section : Section.of(rows, numbers, progress)) {
      if (section.items().isEmpty()) {
        continue;
      }
      Map<String, List<ItemRow>> byNumber = byOrderNumber(section);
      for (var order : byNumber.entrySet()) {
        OrderAssembly assembly =
            new OrderAssembly(section, order.getValue(), numbers, byNumber.size() == 1);
        orders.add(assembly.order(order.getKey(), text.guessed()));
      }
    }
    if (orders.isEmpty()) {
      throw new UnreadableDocument(
          "No line items found: expected a header row with columns such as SKU, Quantity, Unit price, and items below it; found %s."
              .formatted(found(rows)));
    }
    return orders;
  }

  /** By the order number in each row, in order of appearance; a row without one goes on. */
  private static Map<String, List<ItemRow>> byOrderNumber(Section section) {
    String stated = section.stated(Label.PO_NUMBER);
    String number = stated == null ? "" : stated;
    Map<String, List<ItemRow>> byNumber = new LinkedHashMap<>();
    for (ItemRow row : section.items()) {
      String cell = section.columns().cell(row.cells(), Label.PO_NUMBER);
      number = cell.isEmpty() ? number : cell;
      byNumber.computeIfAbsent(number, it -> new ArrayList<>()).add(row);
    }
    return byNumber;
  }

  private static String found(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "no rows";
    }
    String first = String.join(", ", rows.getFirst().stream().filter(it -> !it.isEmpty()).toList());
    String cut = first.length() <= 80 ? first : first.substring(0, 79) + "…";
    return "%s beginning with \"%s\"".formatted(Counted.of(rows.size(), "row"), cut);
  }
}
