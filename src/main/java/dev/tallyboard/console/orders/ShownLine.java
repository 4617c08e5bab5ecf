package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Below the head while something narrows the list: how much is shown, what narrows it and can be
 * taken away, and which alarms that hides.
 */
final class ShownLine extends FlowPane {
  private static final Texts TEXTS = Texts.of(ShownLine.class);
  private static final int LONGEST = 24;

  private final Label count = new Label();
  private final Button search = chip("search-chip");
  private final Button stage = chip("stage-chip");
  private final Button state = chip("state-chip");
  private final Button hidden = new Button("", Icon.styled(Feather.ALERT_OCTAGON, 14));
  private final BooleanProperty narrowed = new SimpleBooleanProperty();

  ShownLine(OrdersViewModel model, Runnable showHiddenAlarms) {
    super(8, 4);
    setId("shown-line");
    getStyleClass().add("shown-line");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("shown");
    count.getStyleClass().add("shown-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    search.setOnAction(_ -> model.search().set(""));
    stage.setOnAction(_ -> model.stage().set(null));
    state.setOnAction(_ -> model.filter().set(OrderFilter.ALL));
    hidden.setId("hidden-alarms");
    hidden.getStyleClass().add("hidden-alarms");
    hidden.setMinWidth(Region.USE_PREF_SIZE);
    hidden.setTooltip(new Tooltip(TEXTS.of("shown.hidden.tooltip")));
    hidden.setOnAction(_ -> showHiddenAlarms.run());
    getChildren().addAll(count, search, stage, state, hidden);
    managedProperty().bind(visibleProperty());
    setComers(List.of());
    model.shown().subscribe(this::show);
  }

  /** What else has its place here in a window that is too narrow for one line. */
  void setComers(List<? extends Node> comers) {
    getChildren().remove(5, getChildren().size());
    getChildren().addAll(comers);
    BooleanExpression visible = narrowed;
    for (Node it : comers) {
      visible = visible.or(it.visibleProperty());
    }
    visibleProperty().bind(visible);
  }

  private void show(Shown shown) {
    Narrowing by = shown.by();
    narrowed.set(!by.isNone());
    boolean searched = !by.search().words().isEmpty();
    String typed = shortened(by.search().typed());
    count.setText(
        searched
            ? TEXTS.of("shown.match", shown.rows(), shown.of(), typed)
            : TEXTS.of("shown.some", shown.rows(), shown.of()));
    offer(count, !by.isNone());
    offer(search, searched ? TEXTS.of("shown.search", typed) : "", "shown.search.clear");
    Stage only = by.stage();
    offer(stage, only == null ? "" : StageName.of(only), "shown.stage.clear");
    offer(state, by.state() == OrderFilter.ALL ? "" : by.state().label(), "shown.state.clear");
    offer(hidden, shown.hiddenAlarms() > 0);
    hidden.setText(TEXTS.of("shown.hidden", shown.hiddenAlarms()));
  }

  private static void offer(Button chip, String name, String clearing) {
    offer(chip, !name.isEmpty());
    chip.setText(name);
    chip.setAccessibleText(TEXTS.of(clearing, name));
  }

  private static void offer(Node part, boolean offered) {
    part.setVisible(offered);
    part.setManaged(offered);
  }

  private static Button chip(String id) {
    Button chip = new Button("", Icon.styled(Feather.X, 14));
    chip.setId(id);
    chip.getStyleClass().add("chip");
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.setTooltip(new Tooltip(TEXTS.of("shown.clear.tooltip")));
    return chip;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip() + "…";
  }
}
