package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
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
  private final Icon sign = Icon.styled(Feather.MORE_HORIZONTAL, 16);
  private final MenuButton more = new MenuButton("", sign);
  private final BooleanProperty folded = new SimpleBooleanProperty();

  FilterBar(OrdersViewModel model) {
    super(2);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    more.setId("filter-more");
    more.getStyleClass().addAll("bare-menu", "no-arrow", "filter-more");
    more.setTooltip(new Tooltip(TEXTS.of("filter.more")));
    more.setMinWidth(Region.USE_PREF_SIZE);
    for (OrderFilter it : OrderFilter.values()) {
      RadioMenuItem item = item(it);
      more.getItems().add(item);
      if (it.isAlwaysOffered()) {
        item.visibleProperty().bind(folded);
        ToggleButton toggle = toggle(it);
        toggle.visibleProperty().bind(folded.not());
        toggle.managedProperty().bind(toggle.visibleProperty());
        getChildren().add(toggle);
      }
      model.count(it).subscribe(_ -> showMore());
    }
    model.filter().subscribe(_ -> showMore());
    getChildren().add(more);
  }

  /** All of them in the menu, which says which one is chosen. */
  void setFolded(boolean now) {
    folded.set(now);
    sign.show(now ? Feather.CHEVRON_DOWN : Feather.MORE_HORIZONTAL);
    more.setContentDisplay(now ? ContentDisplay.RIGHT : ContentDisplay.LEFT);
    showMore();
  }

  private void showMore() {
    OrderFilter chosen = model.filter().get();
    int count = model.count(chosen).get();
    more.setText(folded.get() ? TEXTS.of("filter.with-count", chosen.label(), count) : "");
    more.setAccessibleText(
        folded.get() ? TEXTS.of("filter.spoken", chosen.label(), count) : TEXTS.of("filter.more"));
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
