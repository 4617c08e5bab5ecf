package dev.tallyboard.workflow.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document: labels with their values, then a table. Most documents are one; a new label
 * for an order number behind a table begins the next.
 */
final class Section {
  /** A row of items and where it stood. */
  record ItemRow(int number, List<String> cells) {}

  private static final List<Label> IN_A_BLOCK =
      List.of(
          Label.PO_NUMBER,
          Label.SUPPLIER,
          Label.SUPPLIER_ID,
          Label.CURRENCY,
          Label.ORDER_DATE,
          Label.ORDER_TOTAL);

  private final Map<Label, String> stated = new EnumMap<>(Label.class);
  private final List<ItemRow> items = new ArrayList<>();
  private final TotalRows totals;
  private @Nullable Columns columns;
  private int rowsNotUnderstood;

  private Section(Numbers numbers) {
    totals = new TotalRows(numbers);
  }

  /** Never empty; a section without items is one that had no table. */
  static List<Section> of(List<List<String>> rows, Numbers numbers, RowsRead progress) {
    List<Section> sections = new ArrayList<>();
    Section section = new Section(numbers);
    sections.add(section);
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (section.columns != null && !section.items.isEmpty() && statesOrderNumber(row)) {
        section = new Section(numbers);
        sections.add(section);
      }
      section.take(i + 1, row, numbers);
      progress.read(i + 1, rows.size());
    }
    return sections;
  }

  /** What the block above the table says; null where it does not. */
  @Nullable String stated(Label label) {
    return stated.get(label);
  }

  Columns columns() {
    if (columns == null) {
      throw new IllegalStateException("a section without a table");
    }
    return columns;
  }

  List<ItemRow> items() {
    return items;
  }

  TotalRows totals() {
    return totals;
  }

  int rowsNotUnderstood() {
    return rowsNotUnderstood;
  }

  private void take(int number, List<String> row, Numbers numbers) {
    if (columns == null) {
      columns = Columns.of(row).orElse(null);
      if (columns == null) {
        takeLabels(row);
      }
    } else if (!columns.isHeader(row) && !totals.take(row, columns)) {
      takeItem(number, row, columns, numbers);
    }
  }

  private void takeItem(int number, List<String> row, Columns table, Numbers numbers) {
    boolean named =
        !table.cell(row, Label.SKU).isEmpty() || !table.cell(row, Label.DESCRIPTION).isEmpty();
    boolean counted =
        numbers.parse(table.cell(row, Label.QUANTITY)) != null
            || numbers.parse(table.cell(row, Label.UNIT_PRICE)) != null;
    if (named && counted) {
      items.add(new ItemRow(number, row));
    } else {
      rowsNotUnderstood++;
    }
  }

  private void takeLabels(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      int colon = cell.indexOf(':');
      if (colon > 0 && colon < cell.length() - 1) {
        state(cell.substring(0, colon), cell.substring(colon + 1).strip());
      } else {
        state(cell, nextValue(row, i + 1));
      }
    }
  }

  private void state(String label, String value) {
    Label.of(label)
        .filter(IN_A_BLOCK::contains)
        .filter(it -> isValue(it, value))
        .ifPresent(it -> stated.putIfAbsent(it, value));
  }

  private static boolean statesOrderNumber(List<String> row) {
    String first = row.getFirst();
    int colon = first.indexOf(':');
    String label = colon > 0 ? first.substring(0, colon) : first;
    String value =
        colon > 0 && colon < first.length() - 1
            ? first.substring(colon + 1).strip()
            : nextValue(row, 1);
    return Label.of(label).filter(it -> it == Label.PO_NUMBER).isPresent()
        && isValue(Label.PO_NUMBER, value);
  }

  /** A title such as "Purchase order" is no label: what follows has no digit. */
  private static boolean isValue(Label label, String value) {
    return !value.isEmpty()
        && (label != Label.PO_NUMBER || value.chars().anyMatch(Character::isDigit));
  }

  private static String nextValue(List<String> row, int from) {
    for (int i = from; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        return Label.of(row.get(i)).isPresent() ? "" : row.get(i);
      }
    }
    return "";
  }
}
