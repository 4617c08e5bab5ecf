package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Fills the screen, whatever its size, with what was drawn for 1920 by 1080; takes no pointer. */
public final class WallboardView extends StackPane {
  private static final Texts TEXTS = Texts.of(WallboardView.class);
  private static final double WIDTH = 1920;
  private static final double HEIGHT = 1080;

  private final DoubleProperty percent = new SimpleDoubleProperty(100);
  private final WallHead head;
  private final WallNumbers numbers;
  private final WallStages stages;
  private final WallAlarms alarms;

  public WallboardView(
      WallboardViewModel model, ObservableValue<String> merchant, Theme theme, Flash flash) {
    setId("wallboard");
    getStyleClass().add("wallboard");
    setCursor(Cursor.NONE);
    setAccessibleRole(AccessibleRole.TEXT);
    head = new WallHead(merchant, theme);
    numbers = new WallNumbers();
    stages = new WallStages();
    alarms = new WallAlarms(flash);
    VBox.setVgrow(numbers, Priority.ALWAYS);
    VBox board = new VBox(head, numbers, stages, alarms);
    board.getStyleClass().add("wall");
    getChildren().add(new Zoomed(board, percent));
    widthProperty().subscribe(_ -> fit());
    heightProperty().subscribe(_ -> fit());
    model.wall().subscribe(this::show);
  }

  private void fit() {
    if (getWidth() > 0 && getHeight() > 0) {
      percent.set(100 * Math.min(getWidth() / WIDTH, getHeight() / HEIGHT));
    }
  }

  private void show(@Nullable Wall wall) {
    if (wall != null) {
      head.show(wall.status(), wall.clock());
      numbers.show(wall.counts(), wall.stale());
      stages.show(wall.stages(), wall.stale());
      alarms.show(wall.alarms(), wall.moreAlarms());
      WallCounts it = wall.counts();
      setAccessibleText(
          TEXTS.of(
              "wall.spoken",
              wall.status().word(),
              it.running(),
              it.waiting(),
              it.failed(),
              it.done()));
    }
  }
}
