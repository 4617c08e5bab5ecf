package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** The states to filter by, with their counts: the usual ones as buttons, the others in a menu. */
final class FilterBar extends HBox {
  private static final Texts TEXTS = Texts.of(FilterBar.class);
  private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");

  private final OrdersViewModel model;
  private final MenuButton more = new MenuButton("", Icon.styled(Feather.MORE_HORIZONTAL, 16));

  FilterBar(OrdersViewModel model) {
    super(2);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    more.setId("filter-more");
    more.getStyleClass().addAll("bare-menu", "no-arrow", "filter-more");
    more.setAccessibleText(TEXTS.of("filter.more"));
    more.setTooltip(new Tooltip(TEXTS.of("filter.more")));
    more.setMinWidth(Region.USE_PREF_SIZE);
    for (OrderFilter it : OrderFilter.values()) {
      if (it.isAlwaysOffered()) {
        getChildren().add(toggle(it));
      } else {
        more.getItems().add(item(it));
      }
    }
    getChildren().add(more);
  }

  private ToggleButton toggle(OrderFilter filter) {
    Text word = new Text(filter.label());
    word.getStyleClass().add("filter-word");
    Text count = new Text();
    count.getStyleClass().add("filter-count");
    HBox content = new HBox(6, word, count);
    content.setAlignment(Pos.CENTER);
    ToggleButton toggle = new ToggleButton();
    toggle.setGraphic(content);
    toggle.setId("filter-" + filter.key());
    toggle.getStyleClass().add("filter");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    model.filter().subscribe(it -> toggle.setSelected(it == filter));
    model
        .count(filter)
        .subscribe(
            it -> {
              count.setText(TEXTS.of("filter.count", it.intValue()));
              toggle.setAccessibleText(TEXTS.of("filter.spoken", filter.label(), it.intValue()));
              count.pseudoClassStateChanged(
                  ALARM, filter == OrderFilter.FAILED && it.intValue() > 0);
            });
    toggle.setOnAction(
        _ -> {
          toggle.setSelected(true);
          model.filter().set(filter);
        });
    return toggle;
  }

  private RadioMenuItem item(OrderFilter filter) {
    RadioMenuItem item = new RadioMenuItem();
    item.setId("filter-" + filter.key());
    model.filter().subscribe(it -> item.setSelected(it == filter));
    model
        .count(filter)
        .subscribe(
            it -> item.setText(TEXTS.of("filter.with-count", filter.label(), it.intValue())));
    item.setOnAction(
        _ -> {
          item.setSelected(true);
          model.filter().set(filter);
        });
    return item;
  }
}
