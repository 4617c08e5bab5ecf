package dev.tallyboard.console.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The orders that stay on top.
 *
 * @param poIds in the order in which they were pinned; of more than {@value #MOST} the last ones
 */
public record Pins(List<String> poIds) {
  public static final int MOST = 20;
  public static final Pins NONE = new Pins(List.of());

  public Pins {
    List<String> each = poIds.stream().distinct().toList();
    poIds = List.copyOf(each.subList(Math.max(0, each.size() - MOST), each.size()));
  }

  public boolean has(String poId) {
    return poIds.contains(poId);
  }

  /** Pins the order, or lets go of it where it is pinned. */
  Pins toggled(String poId) {
    if (has(poId)) {
      return only(it -> !it.equals(poId));
    }
    List<String> more = new ArrayList<>(poIds);
    more.add(poId);
    return new Pins(more);
  }

  Pins only(Predicate<String> of) {
    return new Pins(poIds.stream().filter(of).toList());
  }
}
