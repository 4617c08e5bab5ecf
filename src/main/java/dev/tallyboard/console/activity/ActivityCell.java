package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** An entry in the list; how far it has moved in is up to {@link ArrivalMotion}. */
final class ActivityCell extends ListCell<FeedEntry> {
  private static final Texts TEXTS = Texts.of(ActivityCell.class);

  private final ActivityViewModel model;
  private final Times times;
  private final ActivityRow row;
  private final ArrivalMotion motion;

  ActivityCell(ActivityViewModel model, Theme theme, Times times, ArrivalMotion motion) {
    this.model = model;
    this.times = times;
    this.motion = motion;
    row = new ActivityRow(theme);
    getStyleClass().add("activity-cell");
    motion.add(this);
    model.alarms().subscribe((_, _) -> refresh());
  }

  @Override
  protected void updateItem(@Nullable FeedEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText("");
      setTranslateY(0);
      return;
    }
    setGraphic(row);
    refresh();
    motion.pose(this);
  }

  private void refresh() {
    FeedEntry entry = getItem();
    if (entry == null) {
      return;
    }
    BadgeKind kind = model.badge(entry);
    row.show(entry, kind, times);
    setAccessibleText(
        kind == BadgeKind.ERROR
            ? TEXTS.of("entry.not-acknowledged", entry.accessible(times.clock(entry.at())))
            : entry.accessible(times.clock(entry.at())));
  }

  ActivityRow row() {
    return row;
  }

  @Override
  protected double computePrefHeight(double width) {
    return ActivityRow.HEIGHT;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}
