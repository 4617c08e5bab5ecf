package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.PlainText;
import java.util.Objects;

/**
 * What an order is found and sorted by, folded.
 *
 * @param all number, supplier, document and id, a line each
 */
record OrderWords(String all, String name, String supplier) {
  static OrderWords of(Order order) {
    String supplier = PlainText.of(order.supplier());
    return new OrderWords(
        Folded.of(
            String.join(
                "\n",
                PlainText.of(order.poNumber()),
                supplier,
                PlainText.of(order.document()),
                PlainText.of(order.poId()))),
        Folded.forSorting(OrderName.of(order)),
        Folded.forSorting(supplier));
  }

  static boolean areThoseOf(Order one, Order other) {
    return Objects.equals(one.poNumber(), other.poNumber())
        && Objects.equals(one.supplier(), other.supplier())
        && Objects.equals(one.document(), other.document());
  }
}
