package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.text.Texts;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with an order, where its row is. */
final class OrderMenu extends ContextMenu {
  private static final Texts TEXTS = Texts.of(OrderMenu.class);

  private final AlarmDesk desk;
  private final Consumer<OrderItem> pin;

  /**
   * @param pin pins the order, or lets go of it
   */
  OrderMenu(AlarmDesk desk, Consumer<OrderItem> pin) {
    this.desk = desk;
    this.pin = pin;
    setId("order-menu");
  }

  /** Call it before each show. */
  void prepare(OrderItem item) {
    Order order = item.current();
    MenuItem acknowledge =
        item(
            "menu-acknowledge",
            "menu.acknowledge",
            KeyCode.A,
            () -> desk.acknowledge(order.poId()));
    acknowledge.setDisable(
        item.standing() != Standing.UNACKNOWLEDGED && item.standing() != Standing.RETURNED);
    getItems()
        .setAll(
            acknowledge,
            item.isPinned()
                ? item("menu-unpin", "menu.unpin", KeyCode.P, () -> pin.accept(item))
                : item("menu-pin", "menu.pin", KeyCode.P, () -> pin.accept(item)),
            item(
                "menu-copy-number",
                "menu.copy-number",
                null,
                () -> Pasteboard.put(OrderName.of(order))));
  }

  private static MenuItem item(String id, String text, @Nullable KeyCode key, Runnable work) {
    MenuItem item = new MenuItem(TEXTS.of(text));
    item.setId(id);
    if (key != null) {
      item.setAccelerator(new KeyCodeCombination(key));
    }
    item.setOnAction(_ -> work.run());
    return item;
  }
}
