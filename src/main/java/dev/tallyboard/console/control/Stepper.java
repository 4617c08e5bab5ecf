package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

/** The stages of an order as a row of marks, 16 px high, joined by lines. Fixed in size. */
public final class Stepper extends Pane {
  public static final double WIDTH = 182;
  static final double MARK = 16;

  private final Theme theme;
  private final List<StepMark> marks = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private List<StepState> shown = List.of();

  public Stepper(Theme theme) {
    this.theme = theme;
    setManaged(false);
    resize(WIDTH, MARK);
  }

  public void show(List<StepState> steps) {
    if (steps.equals(shown)) {
      return;
    }
    if (steps.size() != shown.size()) {
      rebuild(steps.size());
    }
    for (int i = 0; i < steps.size(); i++) {
      marks.get(i).show(steps.get(i));
      if (i > 0) {
        join(lines.get(i - 1), steps.get(i - 1), steps.get(i));
      }
    }
    shown = List.copyOf(steps);
  }

  private void rebuild(int count) {
    getChildren().clear();
    marks.clear();
    lines.clear();
    double pitch = count > 1 ? Math.min((WIDTH - MARK) / (count - 1), WIDTH / 6) : 0;
    for (int i = 0; i < count; i++) {
      double x = i * pitch;
      StepMark mark = new StepMark(theme, x);
      marks.add(mark);
      if (i > 0) {
        lines.add(new Line(x - pitch + MARK + 0.5, MARK / 2, x - 0.5, MARK / 2));
      }
    }
    getChildren().addAll(lines);
    getChildren().addAll(marks);
  }

  private void join(Line line, StepState from, StepState to) {
    boolean walked = from == StepState.DONE && to != StepState.TO_DO && to != StepState.NOT_PLANNED;
    boolean planned = from != StepState.NOT_PLANNED && to != StepState.NOT_PLANNED;
    theme.stroke(
        line, walked ? Token.WORK_DONE : planned ? Token.BORDER_DEFAULT : Token.BORDER_MUTED);
    line.setStrokeWidth(walked ? 2 : 1.5);
  }
}
