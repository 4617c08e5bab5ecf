package dev.tallyboard.workflow.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which column of a table says what. */
final class Columns {
  private final Map<Label, Integer> places;
  private final List<String> headings;

  private Columns(Map<Label, Integer> places, List<String> headings) {
    this.places = places;
    this.headings = headings;
  }

  /** The columns that a row is the header of; empty for a row that heads no items. */
  static Optional<Columns> of(List<String> row) {
    Map<Label, Integer> places = new EnumMap<>(Label.class);
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      Label.of(row.get(i))
          .ifPresent(label -> places.merge(label, column, (a, b) -> surer(row, a, b)));
    }
    settleItem(places);
    boolean names = places.containsKey(Label.SKU) || places.containsKey(Label.DESCRIPTION);
    boolean counts = places.containsKey(Label.QUANTITY) || places.containsKey(Label.UNIT_PRICE);
    return names && counts ? Optional.of(new Columns(places, row)) : Optional.empty();
  }

  private static int surer(List<String> row, int left, int right) {
    return Label.rank(row.get(right)) < Label.rank(row.get(left)) ? right : left;
  }

  /** "Item" is whichever of article number and description the table does not have yet. */
  private static void settleItem(Map<Label, Integer> places) {
    Integer item = places.remove(Label.ITEM);
    if (item != null) {
      places.putIfAbsent(places.containsKey(Label.SKU) ? Label.DESCRIPTION : Label.SKU, item);
    }
  }

  int count() {
    return places.size();
  }

  /** Whether the row is this header again, as at the top of each printed page. */
  boolean isHeader(List<String> row) {
    return row.equals(headings);
  }

  /** The cell of a row; empty where the row is too short or there is no such column. */
  String cell(List<String> row, Label label) {
    Integer place = places.get(label);
    return place == null || place >= row.size() ? "" : row.get(place);
  }

  /** As the header writes it; null where there is no such column. */
  @Nullable String heading(Label label) {
    Integer place = places.get(label);
    return place == null ? null : headings.get(place);
  }
}
