package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.ProgressTrack;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.paint.LinearGradient;
import javafx.scene.shape.Rectangle;

/** How long a stage took: a bar, and a tick where it typically ends. */
final class DurationBar extends Pane {
  private static final double TICK = 14;
  private static final double TICK_WIDTH = 2;

  private final Theme theme;
  private final Rectangle bar = new Rectangle(0, ProgressTrack.HEIGHT);
  private final Rectangle tick = new Rectangle(TICK_WIDTH, TICK);
  private final ObservableValue<LinearGradient> hatch;
  private double length;
  private double typical = -1;

  DurationBar(Theme theme) {
    this.theme = theme;
    hatch = theme.paint(ProgressTrack::hatch);
    bar.setArcWidth(ProgressTrack.HEIGHT);
    bar.setArcHeight(ProgressTrack.HEIGHT);
    bar.setManaged(false);
    tick.setManaged(false);
    theme.fill(tick, Token.FG_DEFAULT);
    setMinHeight(TICK);
    getChildren().addAll(bar, tick);
  }

  void show(StageLine line, boolean stale) {
    length = line.length();
    typical = line.typical() == null ? -1 : line.typical();
    if (stale && (line.step() == StepState.RUNNING || line.step() == StepState.SLOW)) {
      theme.fill(bar, hatch);
    } else {
      theme.fill(
          bar,
          switch (line.step()) {
            case FAILED -> Token.DANGER_EMPHASIS;
            case SLOW -> Token.WARNING_LINE;
            case RUNNING -> Token.WORK;
            case DONE, WAITING, TO_DO, NOT_PLANNED -> Token.WORK_DONE;
          });
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - TICK_WIDTH;
    double middle = getHeight() / 2;
    bar.setVisible(length > 0);
    bar.setWidth(Math.max(3, room * length));
    bar.relocate(0, Math.rint(middle - ProgressTrack.HEIGHT / 2));
    tick.setVisible(typical >= 0);
    tick.relocate(Math.rint(room * typical), Math.rint(middle - TICK / 2));
  }
}
