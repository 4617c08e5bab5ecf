package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.text.Texts;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Above the feed: its title, or what waits in its place; the filters, the export, the pause. */
final class ActivityHead extends HBox {
  private static final Texts TEXTS = Texts.of(ActivityHead.class);

  private final Label title = new Label(TEXTS.of("head.title"));
  private final Button resume = new Button();
  private final ToggleButton filter = new ToggleButton("", Icon.styled(Feather.FILTER, 16));
  private final Button export = new Button("", Icon.styled(Feather.DOWNLOAD, 16));
  private final ToggleButton pause = new ToggleButton("", Icon.styled(Feather.PAUSE, 16));

  ActivityHead(ActivityViewModel model, Runnable onResume) {
    getStyleClass().add("pane-head");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(56);
    setMaxHeight(56);
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    resume.setId("resume");
    resume.getStyleClass().add("resume");
    resume.setMinWidth(Region.USE_PREF_SIZE);
    resume.setOnAction(_ -> onResume.run());
    icon(filter, "feed-filter-button", TEXTS.of("head.filter"), KeyNames.command("F"));
    icon(export, "feed-export-button", TEXTS.of("head.export"), KeyNames.command("E"));
    icon(pause, "feed-pause", TEXTS.of("head.pause"), "H");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox icons = new HBox(filter, export, pause);
    icons.setAlignment(Pos.CENTER);
    getChildren().addAll(title, resume, gap, quick(model), icons);
    model.waiting().subscribe(it -> waiting(it.intValue()));
  }

  ToggleButton pause() {
    return pause;
  }

  ToggleButton filter() {
    return filter;
  }

  Button export() {
    return export;
  }

  private void waiting(int count) {
    resume.setText(TEXTS.of("head.resume", count));
    show(resume, count > 0);
    show(title, count == 0);
  }

  private static void show(Region part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  /** All, or what went wrong. */
  private static HBox quick(ActivityViewModel model) {
    HBox filters =
        new HBox(
            2,
            kinds(model, TEXTS.of("head.all"), "feed-all", ActivityFilter.NONE.kinds()),
            kinds(model, TEXTS.of("head.errors"), "feed-errors", ActivityFilter.TROUBLES));
    filters.setAlignment(Pos.CENTER);
    filters.setMinWidth(Region.USE_PREF_SIZE);
    return filters;
  }

  private static ToggleButton kinds(
      ActivityViewModel model, String text, String id, Set<BadgeKind> kinds) {
    ToggleButton toggle = new ToggleButton(text);
    toggle.setId(id);
    toggle.getStyleClass().add("filter");
    model.filter().subscribe(it -> toggle.setSelected(it.kinds().equals(kinds)));
    toggle.setOnAction(
        _ -> {
          toggle.setSelected(true);
          model.filter().set(model.filter().get().with(kinds));
        });
    return toggle;
  }

  private static void icon(ButtonBase button, String id, String name, String key) {
    button.setId(id);
    button.getStyleClass().add("icon-toggle");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(TEXTS.of("head.tooltip", name, key)));
  }
}
