package dev.tallyboard.console.alarms;

import dev.tallyboard.alarm.Alarm;
import dev.tallyboard.alarm.Cause;
import dev.tallyboard.console.control.Badge;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.theme.Theme;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One alarm of the list: what, whom, since when, what to do. */
final class AlarmCell extends ListCell<Cause> {
  private final AlarmsViewModel model;
  private final Times times;
  private final Badge badge;
  private final Label what = new WrappedLabel("alarm-what");
  private final Label error = new WrappedLabel("alarm-text");
  private final Label who = new WrappedLabel("alarm-text");
  private final Label when = new WrappedLabel("alarm-quiet");
  private final Label advice = new WrappedLabel("alarm-text");
  private final VBox content;

  AlarmCell(AlarmsViewModel model, Theme theme, Times times) {
    this.model = model;
    this.times = times;
    badge = new Badge(theme);
    getStyleClass().add("alarm-cell");
    Pane place = new Pane(badge);
    badge.widthProperty().subscribe(it -> place.setMinWidth(it.doubleValue()));
    place.setMinHeight(Badge.HEIGHT);
    place.setMaxHeight(Badge.HEIGHT);
    HBox head = new HBox(10, place, what);
    head.setAlignment(Pos.CENTER_LEFT);
    content = new VBox(3, head, error, who, when, advice);
    model.alarms().subscribe(_ -> refresh());
    model.now().subscribe(_ -> refresh());
  }

  @Override
  protected void updateItem(@Nullable Cause cause, boolean empty) {
    super.updateItem(cause, empty);
    if (empty || cause == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    setGraphic(content);
    refresh();
  }

  private void refresh() {
    Cause cause = getItem();
    Alarm alarm = cause == null ? null : model.alarms().get().of(cause).orElse(null);
    if (alarm == null) {
      return;
    }
    AlarmLine line = AlarmLine.of(alarm, times, model.now().get());
    badge.show(line.badge());
    what.setText(line.what());
    show(error, line.error());
    show(who, line.who());
    show(when, line.when());
    show(advice, line.advice());
    setAccessibleText(line.accessible());
  }

  /** As high as its texts need within the list's width. */
  @Override
  protected double computePrefHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset() + 2;
    double room = getListView().getWidth() - sides;
    return getGraphic() == null || room <= 0
        ? super.computePrefHeight(width)
        : snappedTopInset() + content.prefHeight(room) + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }
}
