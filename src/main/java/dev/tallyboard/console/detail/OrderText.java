package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an order as plain text, for a ticket or a message. */
final class OrderText {
  private static final Texts TEXTS = Texts.of(OrderText.class);

  private OrderText() {}

  /**
   * @param alarm what there is to know about its alarm; empty where it has none
   */
  static String of(DetailLook look, @Nullable Order order, String alarm) {
    List<String> text = new ArrayList<>();
    text.add(look.title() + ", " + look.identity());
    text.add(
        order == null || order.workflowId() == null
            ? TEXTS.of("copy.id", PlainText.of(look.poId()))
            : TEXTS.of("copy.ids", PlainText.of(look.poId()), PlainText.of(order.workflowId())));
    Situation situation = look.situation();
    for (String line : List.of(situation.title(), situation.text(), situation.when())) {
      if (!line.isEmpty()) {
        text.add(line);
      }
    }
    if (!alarm.isEmpty()) {
      text.add("");
      text.add(alarm.strip());
    }
    return String.join("\n", text) + "\n";
  }
}
