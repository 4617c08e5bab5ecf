package dev.tallyboard.console.shell;

import dev.tallyboard.console.orders.OrderSearch;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.orders.OrdersViewModel;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** P pins the chosen order. To search for one leads back to the board from wherever one is. */
final class OrderKeys {
  private final OrdersView view;
  private final OrderSearch search;
  private final Pages pages;

  OrderKeys(OrdersViewModel orders, OrdersView view, OrderSearch search, Pages pages) {
    this.view = view;
    this.search = search;
    this.pages = pages;
    orders.search().subscribe((_, _) -> searching());
  }

  /** The keys are in the search from now on. */
  void search() {
    pages.closeSettings();
    search.open();
  }

  /** Takes the key where it is one of these. */
  void handle(KeyEvent event) {
    if (event.getCode() == KeyCode.P
        && !event.isShortcutDown()
        && !event.isAltDown()
        && !event.isMetaDown()) {
      view.togglePin();
      event.consume();
    }
  }

  /** Who types in the top bar sees what it finds. */
  private void searching() {
    if (pages.closeSettings()) {
      search.goOn();
    }
  }
}
