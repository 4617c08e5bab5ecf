package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.board.Order;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.OrderName;
import dev.tallyboard.console.control.Pasteboard;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with an order, where its row is. */
final class OrderMenu extends ContextMenu {
  private static final Texts TEXTS = Texts.of(OrderMenu.class);

  private static final double INSET = 16;

  private final AlarmDesk desk;
  private final Consumer<OrderItem> pin;
  private final BiConsumer<OrderHold, String> hold;

  /**
   * @param pin pins the order, or lets go of it
   * @param hold pauses, resumes or cancels the order of that id
   */
  OrderMenu(AlarmDesk desk, Consumer<OrderItem> pin, BiConsumer<OrderHold, String> hold) {
    this.desk = desk;
    this.pin = pin;
    this.hold = hold;
    setId("order-menu");
  }

  /**
   * Opens it where the mouse asks for it, and below the chosen row where a key does.
   *
   * @param chosenRow what stands for the chosen order on the screen
   */
  void openOn(ListView<OrderItem> list, Supplier<Node> chosenRow) {
    list.setOnContextMenuRequested(it -> openByMouse(list, it));
    list.addEventHandler(KeyEvent.KEY_PRESSED, it -> openByKey(list, chosenRow, it));
  }

  /** The row below the mouse has been chosen by the press. */
  private void openByMouse(ListView<OrderItem> list, ContextMenuEvent event) {
    OrderItem item = list.getSelectionModel().getSelectedItem();
    if (item != null && !event.isKeyboardTrigger()) {
      prepare(item);
      show(list, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  /** Not every system tells of its key for menus by an event of its own. */
  private void openByKey(ListView<OrderItem> list, Supplier<Node> chosenRow, KeyEvent event) {
    OrderItem item = list.getSelectionModel().getSelectedItem();
    boolean asked =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (asked && item != null) {
      prepare(item);
      show(chosenRow.get(), Side.BOTTOM, INSET, 0);
      event.consume();
    }
  }

  private void prepare(OrderItem item) {
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
    getItems().addAll(holds(order));
  }

  /** What its state allows; that the gateway cannot be asked just now is said in the drawer. */
  private List<MenuItem> holds(Order order) {
    List<MenuItem> items = new ArrayList<>();
    for (OrderHold what : OrderHold.values()) {
      if (what.fits(order)) {
        Runnable work = () -> hold.accept(what, order.poId());
        items.add(
            switch (what) {
              case PAUSE -> item("menu-pause", "menu.pause", null, work);
              case RESUME -> item("menu-resume", "menu.resume", null, work);
              case CANCEL -> item("menu-cancel", "menu.cancel", null, work);
            });
      }
    }
    if (!items.isEmpty()) {
      items.addFirst(new SeparatorMenuItem());
    }
    return items;
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
