package dev.tallyboard.console.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the operator has the list of orders.
 *
 * @param sort by name; empty before anything was chosen
 * @param pinned the orders on top, by merchant, that of the last change last. What is too long or
 *     too much is forgotten: a file of preferences stays small
 * @param widths of columns, px, by name, those that were chosen
 */
public record OrderList(String sort, Map<String, List<String>> pinned, Map<String, Double> widths) {
  public static final OrderList DEFAULT = new OrderList("", Map.of(), Map.of());

  static final int MOST_MERCHANTS = 8;
  static final int MOST_PINNED = 20;
  private static final int LONGEST_ID = 64;
  private static final int MOST_COLUMNS = 16;
  private static final double WIDEST = 4_000;

  public OrderList {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    pinned.forEach(
        (merchant, poIds) -> {
          List<String> some = last(MOST_PINNED, poIds.stream().filter(OrderList::isShort).toList());
          if (isShort(merchant) && !some.isEmpty()) {
            kept.put(merchant, List.copyOf(some));
          }
        });
    kept.keySet().retainAll(last(MOST_MERCHANTS, new ArrayList<>(kept.keySet())));
    pinned = Collections.unmodifiableMap(kept);
    Map<String, Double> sane = new TreeMap<>();
    widths.forEach(
        (column, px) -> {
          if (isShort(column) && px > 0 && px <= WIDEST && sane.size() < MOST_COLUMNS) {
            sane.put(column, px);
          }
        });
    widths = Collections.unmodifiableMap(sane);
  }

  public OrderList sortedBy(String name) {
    return new OrderList(name, pinned, widths);
  }

  public List<String> pinned(String merchant) {
    return pinned.getOrDefault(merchant, List.of());
  }

  public OrderList pinning(String merchant, List<String> poIds) {
    if (poIds.equals(pinned(merchant))) {
      return this;
    }
    Map<String, List<String>> next = new LinkedHashMap<>(pinned);
    next.remove(merchant);
    next.put(merchant, poIds);
    return new OrderList(sort, next, widths);
  }

  public OrderList withWidths(Map<String, Double> next) {
    return new OrderList(sort, pinned, next);
  }

  private static boolean isShort(String id) {
    return id.length() <= LONGEST_ID && !id.isBlank();
  }

  private static List<String> last(int most, List<String> of) {
    return of.subList(Math.max(0, of.size() - most), of.size());
  }
}
