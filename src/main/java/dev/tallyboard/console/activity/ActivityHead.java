package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Above the feed: its title, what waits, the filters, the pause. */
final class ActivityHead extends HBox {
  private static final Texts TEXTS = Texts.of(ActivityHead.class);

  private final Button resume = new Button();
  private final ToggleButton pause = new ToggleButton();

  ActivityHead(ActivityViewModel model, Runnable onResume) {
    getStyleClass().add("pane-head");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(56);
    setMaxHeight(56);
    Label title = new Label(TEXTS.of("head.title"));
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    resume.setId("resume");
    resume.getStyleClass().add("resume");
    resume.setOnAction(_ -> onResume.run());
    pause.setId("pause");
    pause.setGraphic(Icon.styled(Feather.PAUSE, 16));
    pause.getStyleClass().add("icon-toggle");
    pause.setAccessibleText(TEXTS.of("head.pause"));
    pause.setTooltip(new Tooltip(TEXTS.of("head.pause")));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox filters = filters(model);
    getChildren().addAll(title, resume, gap, filters, pause);
    model.waiting().subscribe(it -> waiting(it.intValue()));
  }

  ToggleButton pause() {
    return pause;
  }

  private void waiting(int count) {
    resume.setText(TEXTS.of("head.resume", count));
    resume.setVisible(count > 0);
    resume.setManaged(count > 0);
  }

  private static HBox filters(ActivityViewModel model) {
    ToggleGroup group = new ToggleGroup();
    ToggleButton all = filter(TEXTS.of("head.all"), "feed-all", group);
    ToggleButton errors = filter(TEXTS.of("head.errors"), "feed-errors", group);
    all.setSelected(true);
    all.setOnAction(_ -> choose(all, model, false));
    errors.setOnAction(_ -> choose(errors, model, true));
    HBox filters = new HBox(2, all, errors);
    filters.setAlignment(Pos.CENTER);
    filters.setMinWidth(Region.USE_PREF_SIZE);
    return filters;
  }

  private static void choose(ToggleButton toggle, ActivityViewModel model, boolean errorsOnly) {
    toggle.setSelected(true);
    model.errorsOnly().set(errorsOnly);
  }

  private static ToggleButton filter(String text, String id, ToggleGroup group) {
    ToggleButton toggle = new ToggleButton(text);
    toggle.setId(id);
    toggle.getStyleClass().add("filter");
    toggle.setToggleGroup(group);
    return toggle;
  }
}
