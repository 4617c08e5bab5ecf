package dev.tallyboard.console.orders;

import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A row of the list: follows the order that it is given, and the passing of time. */
final class OrderCell extends ListCell<OrderItem> {
  private static final Texts TEXTS = Texts.of(OrderCell.class);
  private static final PseudoClass UNACKNOWLEDGED = PseudoClass.getPseudoClass("unacknowledged");
  private static final PseudoClass RETURNED = PseudoClass.getPseudoClass("returned");
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final OrdersViewModel model;
  private final OrderRow row;
  private final ObservableValue<Columns> columns;
  private Subscription following = Subscription.EMPTY;

  OrderCell(OrdersViewModel model, Theme theme, Flash flash, ObservableValue<Columns> columns) {
    this.model = model;
    this.columns = columns;
    row = new OrderRow(theme);
    getStyleClass().add("order-cell");
    columns.subscribe(row::set);
    model.moment().subscribe((_, _) -> refresh(true));
    model.alarms().subscribe((_, _) -> refresh(true));
    model.pins().subscribe((_, _) -> refresh(true));
    flash.lit().subscribe(it -> pseudoClassStateChanged(LIT, it));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The same item: it stays while its order moves on.
  protected void updateItem(@Nullable OrderItem item, boolean empty) {
    OrderItem before = getItem();
    super.updateItem(item, empty);
    if (empty || item == null) {
      following.unsubscribe();
      setGraphic(null);
      setAccessibleText("");
      mark(null);
      return;
    }
    if (item == before && getGraphic() != null) {
      return;
    }
    following.unsubscribe();
    following = item.order().subscribe((_, _) -> refresh(true));
    setGraphic(row);
    refresh(false);
  }

  private void refresh(boolean eased) {
    OrderItem item = getItem();
    if (item == null) {
      return;
    }
    OrderLook look = model.look(item.current());
    boolean pinned = model.pins().get().has(item.current().poId());
    row.show(look, model.moment().get().stale(), eased);
    row.setPinned(pinned);
    setAccessibleText(pinned ? TEXTS.of("row.pinned", look.accessible()) : look.accessible());
    mark(look.alarm());
  }

  private void mark(@Nullable Standing alarm) {
    pseudoClassStateChanged(UNACKNOWLEDGED, alarm == Standing.UNACKNOWLEDGED);
    pseudoClassStateChanged(RETURNED, alarm == Standing.RETURNED);
  }

  @Override
  protected double computePrefHeight(double width) {
    return columns.getValue().rowHeight();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
