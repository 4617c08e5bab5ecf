package dev.tallyboard.console.shell;

import dev.tallyboard.console.orders.OrderSort;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.orders.OrdersViewModel;
import dev.tallyboard.console.orders.Pins;
import dev.tallyboard.console.orders.Widths;
import dev.tallyboard.console.settings.KeptPreferences;

/** Keeps how the list of orders is sorted and, by merchant, what is pinned. */
final class KeptOrderList {
  private KeptOrderList() {}

  /** How wide the columns are, and how high the rows. */
  static void keep(OrdersView list, KeptPreferences preferences) {
    list.widths().set(new Widths(preferences.current().get().orders().widths()));
    preferences.current().subscribe(it -> list.setDense(it.denseRows()));
    list.widths()
        .subscribe(
            (_, next) -> preferences.change(it -> it.with(it.orders().withWidths(next.px()))));
  }

  /** From now on, and as it was. */
  static void keep(OrdersViewModel orders, KeptPreferences preferences) {
    orders.sort().set(OrderSort.named(preferences.current().get().orders().sort()));
    orders
        .sort()
        .subscribe(
            (_, next) -> preferences.change(it -> it.with(it.orders().sortedBy(next.name()))));
    orders
        .merchant()
        .subscribe(
            it -> orders.pins().set(new Pins(preferences.current().get().orders().pinned(it))));
    orders
        .pins()
        .subscribe(
            (_, next) ->
                preferences.change(
                    it -> it.with(it.orders().pinning(orders.merchant().get(), next.poIds()))));
  }
}
