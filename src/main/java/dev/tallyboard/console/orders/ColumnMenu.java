package dev.tallyboard.console.orders;

import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** What can be done with the widths of the columns. */
final class ColumnMenu extends ContextMenu {
  private static final Texts TEXTS = Texts.of(ColumnMenu.class);

  /**
   * @param byKeys leads the keys to the edges of the columns
   */
  ColumnMenu(ObjectProperty<Widths> widths, Runnable byKeys) {
    setId("column-menu");
    getItems().setAll(items(widths, byKeys));
  }

  static List<MenuItem> items(ObjectProperty<Widths> widths, Runnable byKeys) {
    MenuItem keys = new MenuItem(TEXTS.of("columns.by-keys"));
    keys.setId("columns-by-keys");
    keys.setOnAction(_ -> byKeys.run());
    MenuItem reset = new MenuItem(TEXTS.of("columns.reset"));
    reset.setId("columns-reset");
    reset.setOnAction(_ -> widths.set(Widths.DESIGNED));
    reset
        .disableProperty()
        .bind(Bindings.createBooleanBinding(() -> widths.get().px().isEmpty(), widths));
    return List.of(keys, reset);
  }
}
