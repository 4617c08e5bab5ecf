package dev.tallyboard.console.orders;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The widths that the operator has chosen; what is not chosen is as designed.
 *
 * @param px by the name of the column, apart for windows below 1200 px. What names no column is
 *     without effect
 */
public record Widths(Map<String, Double> px) {
  public static final Widths DESIGNED = new Widths(Map.of());

  public Widths {
    px = Map.copyOf(px);
  }

  /** At least what the column needs, px. */
  double of(Column column, boolean compact) {
    double chosen = px.getOrDefault(key(column, compact), column.designed(compact));
    return Math.max(column.least(), chosen);
  }

  boolean chose(Column column, boolean compact) {
    return px.containsKey(key(column, compact));
  }

  Widths with(Column column, boolean compact, double width) {
    Map<String, Double> next = new HashMap<>(px);
    next.put(key(column, compact), width);
    return new Widths(next);
  }

  Widths without(Column column, boolean compact) {
    Map<String, Double> next = new HashMap<>(px);
    next.remove(key(column, compact));
    return new Widths(next);
  }

  private static String key(Column column, boolean compact) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return compact ? String.join("-", "compact", name) : name;
  }
}
