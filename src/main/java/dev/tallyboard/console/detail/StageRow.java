package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.StepMark;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.theme.Theme;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The nodes of one stage. */
final class StageRow extends HBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final double NAME = 124;
  private static final double DURATION = 56;
  private static final double TIME = 78;

  private final StepMark mark;
  private final Label name = label("stage-line-name", NAME, Pos.CENTER_LEFT);
  private final DurationBar bar;
  private final Label duration = label("stage-line-value", DURATION, Pos.CENTER_RIGHT);
  private final Label time = label("stage-line-time", TIME, Pos.CENTER_RIGHT);

  StageRow(Theme theme) {
    super(12);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("stage-line");
    setMinHeight(28);
    mark = new StepMark(theme, 0);
    Pane place = new Pane(mark);
    place.setMinSize(16, 16);
    place.setMaxSize(16, 16);
    bar = new DurationBar(theme);
    HBox.setHgrow(bar, Priority.ALWAYS);
    getChildren().addAll(place, name, bar, duration, time);
    time.setWrapText(false);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  void show(StageLine line, boolean stale) {
    boolean started = !line.duration().isEmpty();
    mark.show(line.step());
    name.setText(line.name());
    bar.show(line, stale);
    duration.setText(line.duration());
    time.setText(line.time());
    // What has not begun needs the room for words.
    duration.setVisible(started);
    duration.setManaged(started);
    time.setMinWidth(started ? TIME : Region.USE_PREF_SIZE);
    time.setPrefWidth(started ? TIME : Region.USE_COMPUTED_SIZE);
    setAccessibleText(line.accessible());
    pseudoClassStateChanged(FAILED, line.step() == StepState.FAILED);
    pseudoClassStateChanged(
        AHEAD,
        line.step() == StepState.TO_DO
            || line.step() == StepState.NOT_PLANNED
            || line.step() == StepState.WAITING);
    pseudoClassStateChanged(STALE, stale);
  }

  private static Label label(String styleClass, double width, Pos where) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setAlignment(where);
    label.setMinWidth(width);
    label.setPrefWidth(width);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
