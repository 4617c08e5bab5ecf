package dev.tallyboard.order;

import dev.tallyboard.event.Stage;

/** What pausing, resuming or cancelling an order came to. */
public sealed interface HoldAnswer {
  /**
   * It is so, now or already before.
   *
   * @param stage where the order stands
   */
  record Done(Stage stage) implements HoldAnswer {}

  /** The order's state does not allow it; {@code why} is a sentence for the operator. */
  record NotPossible(String why) implements HoldAnswer {}

  /** No such order of this merchant. */
  record NotFound() implements HoldAnswer {}
}
