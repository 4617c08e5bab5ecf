package dev.tallyboard.console.detail;

import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Moves a drawer in and out; where nothing may move, it is there or gone at once. */
final class Slide extends Transition {
  private final Node drawer;
  private final Theme theme;
  private boolean in;

  Slide(Node drawer, Theme theme) {
    this.drawer = drawer;
    this.theme = theme;
    setOnFinished(_ -> drawer.setVisible(in));
  }

  void in() {
    drawer.setVisible(true);
    move(true, Motion.SLIDE_IN, Motion.SPLINE);
  }

  void out() {
    move(false, Motion.SLIDE_OUT, Interpolator.EASE_IN);
  }

  private void move(boolean nowIn, Duration duration, Interpolator how) {
    stop();
    in = nowIn;
    if (theme.motion().reduced()) {
      interpolate(1);
      drawer.setVisible(in);
      return;
    }
    setCycleDuration(duration);
    setInterpolator(how);
    playFromStart();
  }

  @Override
  protected void interpolate(double part) {
    double there = in ? part : 1 - part;
    drawer.setTranslateX((1 - there) * Motion.ARRIVES_FROM);
    drawer.setOpacity(there);
  }
}
