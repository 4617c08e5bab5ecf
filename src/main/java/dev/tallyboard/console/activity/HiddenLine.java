package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** While a filter holds: how much it hides, the order that is read of alone, and the way back. */
final class HiddenLine extends FlowPane {
  private static final Texts TEXTS = Texts.of(HiddenLine.class);

  private final ActivityViewModel model;
  private final Label count = new Label();
  private final Button order = new Button("", Icon.styled(Feather.X, 14));

  HiddenLine(ActivityViewModel model) {
    super(8, 4);
    this.model = model;
    setId("feed-hidden");
    getStyleClass().add("shown-line");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("feed-hidden-count");
    count.getStyleClass().add("shown-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    order.setId("feed-order");
    order.getStyleClass().add("chip");
    order.setContentDisplay(ContentDisplay.RIGHT);
    order.setMaxWidth(160); // with the others, one line
    order.setOnAction(
        _ -> model.filter().set(model.filter().get().with((ActivityFilter.OneOrder) null)));
    Button all = new Button(TEXTS.of("hidden.all"));
    all.setId("feed-show-all");
    all.getStyleClass().addAll("flat", "link");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setTooltip(new Tooltip(TEXTS.of("hidden.all.tooltip")));
    all.setOnAction(_ -> model.filter().set(ActivityFilter.NONE));
    getChildren().addAll(count, order, all);
    managedProperty().bind(visibleProperty());
    model.filter().subscribe(_ -> refresh());
    model.hidden().subscribe(_ -> refresh());
  }

  private void refresh() {
    ActivityFilter filter = model.filter().get();
    setVisible(!filter.isNone());
    count.setText(TEXTS.of("hidden.count", model.hidden().get()));
    ActivityFilter.OneOrder only = filter.order();
    order.setVisible(only != null);
    order.setManaged(only != null);
    if (only != null) {
      order.setText(only.name());
      order.setAccessibleText(TEXTS.of("hidden.order.clear", only.name()));
      order.setTooltip(new Tooltip(TEXTS.of("hidden.order.clear", only.name())));
    }
  }
}
