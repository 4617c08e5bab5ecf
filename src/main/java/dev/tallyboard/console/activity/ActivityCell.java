package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.theme.Theme;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** An entry in the list; how far it has moved in is up to {@link ArrivalMotion}. */
final class ActivityCell extends ListCell<FeedEntry> {
  private final Times times;
  private final ActivityRow row;
  private final ArrivalMotion motion;

  ActivityCell(Theme theme, Times times, ArrivalMotion motion) {
    this.times = times;
    this.motion = motion;
    row = new ActivityRow(theme);
    getStyleClass().add("activity-cell");
    motion.add(this);
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
    row.show(entry, times);
    setGraphic(row);
    setAccessibleText(entry.accessible(times.clock(entry.at())));
    motion.pose(this);
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
