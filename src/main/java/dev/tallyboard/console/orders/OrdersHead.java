package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Above the list: its title, the filters with their counts, the sorting, the button to add. */
final class OrdersHead extends VBox {
  private static final Texts TEXTS = Texts.of(OrdersHead.class);
  private static final double TWO_LINES_BELOW = 1000;

  private final HBox line = new HBox();

  /** What may come and go, where one line has no room for it. */
  private final HBox secondLine = new HBox();

  private final Label title = new Label(TEXTS.of("head.title"));
  private final HBox filters = new HBox(2);
  private final Button stageChip = new Button("", Icon.styled(Feather.X, 14));
  private final Label asOf = new Label("", Icon.styled(Feather.CLOCK, 14));
  private final Label newAbove = new Label();
  private final Label sorting =
      new Label(TEXTS.of("head.sorting"), Icon.styled(Feather.ARROW_DOWN, 15));
  private final BooleanProperty sortable = new SimpleBooleanProperty();
  private final BooleanProperty compact = new SimpleBooleanProperty();
  private final BooleanProperty narrow = new SimpleBooleanProperty();
  private final Button add = new Button(TEXTS.of("head.add"), Icon.styled(Feather.UPLOAD, 16));
  private final HBox actions = new HBox(12, add);

  OrdersHead(OrdersViewModel model, Times times, Runnable chooseFiles) {
    line.getStyleClass().add("pane-head");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(56);
    line.setMaxHeight(56);
    secondLine.getStyleClass().add("pane-head");
    secondLine.setAlignment(Pos.CENTER_LEFT);
    secondLine.setMinHeight(40);
    secondLine.managedProperty().bind(secondLine.visibleProperty());
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    ToggleGroup group = new ToggleGroup();
    for (OrderFilter it : OrderFilter.values()) {
      filters.getChildren().add(toggle(it, model, group));
    }
    filters.setAlignment(Pos.CENTER_LEFT);
    filters.setMinWidth(Region.USE_PREF_SIZE);
    stageChip.setId("stage-chip");
    stageChip.getStyleClass().add("stage-chip");
    stageChip.setContentDisplay(ContentDisplay.RIGHT);
    stageChip.setTooltip(new Tooltip(TEXTS.of("head.all-stages")));
    stageChip.setOnAction(_ -> model.stage().set(null));
    model.stage().subscribe(this::showStage);
    asOf.setId("orders-as-of");
    asOf.getStyleClass().add("as-of");
    newAbove.setId("new-above");
    newAbove.getStyleClass().add("new-above");
    sorting.getStyleClass().add("sorting");
    add.setId("add-po");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setAccessibleText(TEXTS.of("head.add.spoken"));
    add.setTooltip(new Tooltip(TEXTS.of("head.add.tooltip", KeyNames.command("O"))));
    add.setOnAction(_ -> chooseFiles.run());
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line.getChildren().addAll(title, filters, stageChip, asOf, newAbove, gap, sorting, actions);
    getChildren().addAll(line, secondLine);
    secondLine.setVisible(false);
    widthProperty().subscribe(it -> setTwoLines(it.doubleValue() < TWO_LINES_BELOW));
    model.moment().subscribe(it -> stale(it, times));
    model
        .newAbove()
        .subscribe(it -> show(newAbove, it.intValue() > 0, TEXTS.of("head.new-above", it)));
    sorting
        .managedProperty()
        .bind(
            sortable
                .and(newAbove.visibleProperty().not())
                .and(stageChip.visibleProperty().not())
                .and(widthProperty().greaterThanOrEqualTo(TWO_LINES_BELOW))
                .and(compact.and(asOf.visibleProperty()).not()));
    sorting.visibleProperty().bind(sorting.managedProperty());
    add.contentDisplayProperty()
        .bind(
            narrow
                .or(compact.and(stageChip.visibleProperty()).and(asOf.visibleProperty()))
                .map(it -> it ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  /** Room for buttons of others, to the right. */
  HBox actions() {
    return actions;
  }

  void setCompact(boolean now) {
    compact.set(now);
    title.setManaged(!now);
    title.setVisible(!now);
    line.pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
  }

  /** The button to add keeps its icon; the sorting goes. */
  void setNarrow(boolean now) {
    narrow.set(now);
  }

  /**
   * @param now whether what comes and goes has a line of its own, while there is some of it
   */
  private void setTwoLines(boolean now) {
    List<Node> comers = List.of(stageChip, asOf, newAbove);
    if (secondLine.getChildren().containsAll(comers) == now) {
      return;
    }
    if (now) {
      secondLine.getChildren().setAll(comers);
      secondLine
          .visibleProperty()
          .bind(
              stageChip
                  .visibleProperty()
                  .or(asOf.visibleProperty())
                  .or(newAbove.visibleProperty()));
    } else {
      secondLine.visibleProperty().unbind();
      secondLine.setVisible(false);
      line.getChildren().addAll(2, comers);
    }
  }

  /** The sorting is of interest only where there is something to sort. */
  void setSortingShown(boolean shown) {
    sortable.set(shown);
  }

  private void showStage(@Nullable Stage stage) {
    stageChip.setVisible(stage != null);
    stageChip.setManaged(stage != null);
    if (stage != null) {
      String name = StageName.of(stage);
      stageChip.setText(name);
      stageChip.setAccessibleText(TEXTS.of("head.only-stage", name));
      stageChip.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  private void stale(Moment moment, Times times) {
    show(asOf, moment.stale(), TEXTS.of("head.as-of", times.clock(moment.now())));
  }

  private static void show(Label label, boolean shown, String text) {
    label.setText(text);
    label.setVisible(shown);
    label.setManaged(shown);
    label.setMinWidth(Region.USE_PREF_SIZE);
  }

  private static ToggleButton toggle(OrderFilter filter, OrdersViewModel model, ToggleGroup group) {
    Text word = new Text(filter.label());
    word.getStyleClass().add("filter-word");
    Text count = new Text();
    count.getStyleClass().add("filter-count");
    HBox content = new HBox(6, word, count);
    content.setAlignment(Pos.CENTER);
    ToggleButton toggle = new ToggleButton();
    toggle.setGraphic(content);
    toggle.setId("filter-" + filter.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    toggle.getStyleClass().add("filter");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setToggleGroup(group);
    toggle.setSelected(model.filter().get() == filter);
    model
        .count(filter)
        .subscribe(
            it -> {
              count.setText(TEXTS.of("filter.count", it));
              toggle.setAccessibleText(TEXTS.of("filter.spoken", filter.label(), it));
              if (filter == OrderFilter.FAILED) {
                count.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass("alarm"), it.intValue() > 0);
              }
            });
    toggle.setOnAction(
        _ -> {
          toggle.setSelected(true);
          model.filter().set(filter);
        });
    return toggle;
  }
}
