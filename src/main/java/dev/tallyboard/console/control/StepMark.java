package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** One stage, as on a stepper: a ring or a square, and a sign in it. */
public final class StepMark extends Group {
  private static final String CHECK = "M4.6 8.3 L7 10.6 L11.4 5.8";
  private static final String CROSS = "M5.6 5.6 L10.4 10.4 M10.4 5.6 L5.6 10.4";
  private static final String EXCLAMATION = "M8 4.4 L8 8.8 M8 11.4 L8 11.6";

  private final Theme theme;
  private final Circle ring = new Circle(8, 8, 7.25);
  private final Rectangle square = new Rectangle(0, 0, Stepper.MARK, Stepper.MARK);
  private final SVGPath sign = new SVGPath();

  /**
   * @param x where it stands in what holds it
   */
  public StepMark(Theme theme, double x) {
    this.theme = theme;
    setLayoutX(x);
    ring.setStrokeLineCap(StrokeLineCap.BUTT);
    square.setArcWidth(6);
    square.setArcHeight(6);
    theme.fill(square, Token.DANGER_EMPHASIS);
    sign.setFill(Color.TRANSPARENT);
    sign.setStrokeWidth(1.7);
    sign.setStrokeLineCap(StrokeLineCap.ROUND);
    sign.setStrokeLineJoin(StrokeLineJoin.ROUND);
    getChildren().addAll(ring, square, sign);
  }

  public void show(StepState state) {
    square.setVisible(state == StepState.FAILED);
    ring.setVisible(state != StepState.FAILED);
    ring.getStrokeDashArray().clear();
    switch (state) {
      case DONE -> {
        ring(7.25, Token.WORK_DONE, Token.WORK_DONE, 1.5);
        sign(CHECK, Token.ON_ACCENT);
      }
      case RUNNING -> {
        ring(5.5, Token.BG_OVERLAY, Token.WORK, 5);
        sign("", Token.WORK);
      }
      case WAITING -> {
        ring(7.25, Token.BG_OVERLAY, Token.FG_SUBTLE, 1.5);
        ring.getStrokeDashArray().setAll(2.6, 2.0);
        sign("", Token.WORK);
      }
      case SLOW -> {
        ring(7.25, Token.WARNING_SUBTLE, Token.WARNING_LINE, 1.5);
        sign(EXCLAMATION, Token.WARNING_FG);
      }
      case FAILED -> sign(CROSS, Token.ON_DANGER);
      case TO_DO -> {
        ring(7.4, Token.BG_OVERLAY, Token.BORDER_CONTROL, 1.2);
        sign("", Token.WORK);
      }
      case NOT_PLANNED -> {
        ring(7.5, Token.BG_DEFAULT, Token.BORDER_DEFAULT, 1);
        ring.getStrokeDashArray().setAll(1.0, 2.6);
        sign("", Token.WORK);
      }
    }
  }

  private void ring(double radius, Token fill, Token stroke, double width) {
    ring.setRadius(radius);
    theme.fill(ring, fill);
    theme.stroke(ring, stroke);
    ring.setStrokeWidth(width);
  }

  private void sign(String path, Token stroke) {
    sign.setContent(path);
    theme.stroke(sign, stroke);
  }
}
