package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.TrackState;
import java.util.List;

/** What a row shows before it has an order. */
final class Blank {
  static final OrderLook LOOK =
      new OrderLook(
          "",
          "",
          List.of(),
          "",
          TrackState.WAITING,
          0,
          "",
          "",
          "",
          "",
          "",
          BadgeKind.WAITING,
          null,
          "",
          "");

  private Blank() {}
}
