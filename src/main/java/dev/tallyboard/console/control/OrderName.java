package dev.tallyboard.console.control;

import dev.tallyboard.board.Order;

/** What an operator calls an order. */
public final class OrderName {
  private OrderName() {}

  /** The number that people know it by, else the document's name, else its id. */
  public static String of(Order order) {
    String number = PlainText.of(order.poNumber());
    if (!number.isEmpty()) {
      return number;
    }
    String document = PlainText.of(order.document());
    return document.isEmpty() ? PlainText.of(order.poId()) : document;
  }
}
