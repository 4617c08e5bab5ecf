package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.OrderHold;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the operator may have an order pause, go on or end.
 *
 * @param shown what its state allows
 * @param possible whether any of it may be asked for now
 * @param underWay what has been asked for, until the board tells of it; null for nothing
 * @param asks whether the operator is asked if it is to be cancelled for good
 * @param words why not, or what became of it; empty where there is nothing to say
 */
record HoldOffer(
    Set<OrderHold> shown,
    boolean possible,
    @Nullable OrderHold underWay,
    boolean asks,
    String words) {
  static final HoldOffer NONE = new HoldOffer(Set.of(), false, null, false, "");

  HoldOffer {
    shown = Set.copyOf(shown);
  }
}
