package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says how the list is sorted, and offers the other ways; below them what is said of its columns.
 */
final class SortMenu extends MenuButton {
  private static final Texts TEXTS = Texts.of(SortMenu.class);

  SortMenu(OrdersViewModel model) {
    super("", Icon.styled(Feather.ARROW_DOWN, 15));
    setId("sort");
    getStyleClass().addAll("bare-menu", "no-arrow", "sorting");
    setMinWidth(Region.USE_PREF_SIZE);
    for (OrderSort sort : OrderSort.values()) {
      RadioMenuItem item = new RadioMenuItem(sort.label());
      item.setId("sort-" + sort.key());
      item.setOnAction(
          _ -> {
            item.setSelected(true);
            model.sort().set(sort);
          });
      model.sort().subscribe(it -> item.setSelected(it == sort));
      getItems().add(item);
    }
    Tooltip tooltip = new Tooltip();
    setTooltip(tooltip);
    model
        .sort()
        .subscribe(
            it -> {
              setText(it.label());
              setAccessibleText(TEXTS.of("sort.by", it.label()));
              tooltip.setText(TEXTS.of("sort.by", it.label()));
            });
  }

  /**
   * @param shown whether there are columns
   */
  void offer(List<MenuItem> columns, ObservableBooleanValue shown) {
    SeparatorMenuItem line = new SeparatorMenuItem();
    line.visibleProperty().bind(shown);
    columns.forEach(it -> it.visibleProperty().bind(shown));
    getItems().add(line);
    getItems().addAll(columns);
  }
}
