package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Palette;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.theme.Token;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;

/** A progress bar, 8 px high: a track and a fill that eases to its new value. */
public final class ProgressTrack extends Pane {
  public static final double HEIGHT = 8;

  /** Of the width, where the progress is not known. */
  private static final double SEGMENT = 0.3;

  private final Theme theme;
  private final Rectangle track = rounded();
  private final Rectangle fill = rounded();
  private final ObservableValue<LinearGradient> hatch;

  /** Bound, so that the theme does not keep the bar alive. */
  private final ObjectProperty<Motion> motion = new SimpleObjectProperty<>();

  private final Ease ease = new Ease();
  private final Wander wander = new Wander();

  private TrackState state = TrackState.RUNNING;
  private double target;
  private double drawn;
  private double width;

  public ProgressTrack(Theme theme) {
    this.theme = theme;
    hatch = theme.paint(ProgressTrack::hatch);
    setManaged(false);
    getChildren().addAll(track, fill);
    sceneProperty().subscribe(_ -> wanderOrRest());
    motion.bind(theme.motionProperty());
    motion.subscribe(_ -> wanderOrRest());
    paint();
  }

  /**
   * @param fraction 0 to 1
   * @param eased whether the fill moves there, or is there at once; it never moves backwards
   */
  public void show(TrackState newState, double fraction, boolean eased) {
    if (newState != state) {
      state = newState;
      paint();
      wanderOrRest();
    }
    if (fraction == target) {
      return;
    }
    target = fraction;
    ease.stop();
    if (eased && fraction > drawn && !motion.get().reduced()) {
      ease.from = drawn;
      ease.playFromStart();
    } else {
      draw(fraction);
    }
  }

  /** Where the fill is drawn now, 0 to 1. */
  public double drawn() {
    return drawn;
  }

  public void setTrackWidth(double pixels) {
    if (pixels != width) {
      width = pixels;
      resize(pixels, HEIGHT);
      paint();
      draw(drawn);
    }
  }

  private void paint() {
    boolean outlined = state == TrackState.FAILED || state == TrackState.WAITING;
    double inset = outlined ? 0.75 : 0;
    track.setX(inset);
    track.setY(inset);
    track.setWidth(Math.max(0, width - 2 * inset));
    track.setHeight(HEIGHT - 2 * inset);
    if (outlined) {
      theme.noFill(track);
      boolean failed = state == TrackState.FAILED;
      theme.stroke(track, failed ? Token.DANGER_LINE : Token.BORDER_CONTROL);
      track.setStrokeWidth(failed ? 1.5 : 1);
    } else {
      theme.fill(track, Token.TRACK);
      theme.noStroke(track);
    }
    if (state == TrackState.WAITING) {
      track.getStrokeDashArray().setAll(3.0, 2.0);
    } else {
      track.getStrokeDashArray().clear();
    }
    fill.setVisible(!outlined);
    switch (state) {
      case STALE -> theme.fill(fill, hatch);
      case HELD -> theme.fill(fill, Token.WORK_DONE);
      case RUNNING, INDETERMINATE, DONE, FAILED, WAITING -> theme.fill(fill, Token.WORK);
    }
  }

  /**
   * The segment moves only where it can be seen; where nothing may move, it stands in the middle.
   */
  private void wanderOrRest() {
    boolean unknown = state == TrackState.INDETERMINATE;
    if (unknown && getScene() != null && !motion.get().reduced()) {
      wander.play();
      return;
    }
    wander.stop();
    if (unknown) {
      drawSegment(0.5);
    } else {
      fill.setX(0);
      draw(drawn);
    }
  }

  /**
   * @param place 0 at the left end, 1 at the right one
   */
  private void drawSegment(double place) {
    fill.setWidth(width * SEGMENT);
    fill.setX(width * (1 - SEGMENT) * place);
  }

  private void draw(double fraction) {
    drawn = fraction;
    if (state == TrackState.INDETERMINATE) {
      drawSegment(0.5);
      return;
    }
    fill.setWidth(fraction <= 0 ? 0 : Math.max(HEIGHT, width * fraction));
  }

  /** What fills a bar that may be true no longer. */
  public static LinearGradient hatch(Palette palette) {
    Color line = palette.color(Token.WORK);
    Color gap = palette.color(Token.TRACK);
    return new LinearGradient(
        0,
        0,
        4.4,
        4.4,
        false,
        CycleMethod.REPEAT,
        new Stop(0, line),
        new Stop(0.55, line),
        new Stop(0.55, gap),
        new Stop(1, gap));
  }

  private static Rectangle rounded() {
    Rectangle bar = new Rectangle(0, HEIGHT);
    bar.setArcWidth(HEIGHT);
    bar.setArcHeight(HEIGHT);
    bar.setStrokeLineCap(StrokeLineCap.BUTT);
    return bar;
  }

  /** To and fro, while the progress is not known. */
  private final class Wander extends Transition {
    Wander() {
      setCycleDuration(Motion.INDETERMINATE);
      setInterpolator(Interpolator.EASE_BOTH);
      setAutoReverse(true);
      setCycleCount(INDEFINITE);
    }

    @Override
    protected void interpolate(double part) {
      drawSegment(part);
    }
  }

  private final class Ease extends Transition {
    private double from;

    Ease() {
      setCycleDuration(Motion.PROGRESS);
      setInterpolator(Interpolator.EASE_OUT);
    }

    @Override
    protected void interpolate(double part) {
      draw(from + (target - from) * part);
    }
  }
}
