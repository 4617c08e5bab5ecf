package dev.tallyboard.console.theme;

import javafx.animation.Interpolator;
import javafx.util.Duration;

/**
 * What moves, and for how long.
 *
 * @param reduced nothing moves; changes appear at once. Always so where nobody can see it
 * @param seen whether the window is on the screen
 */
public record Motion(boolean reduced, boolean seen) {
  public Motion {
    reduced = reduced || !seen;
  }

  /** In a window that can be seen. */
  public Motion(boolean reduced) {
    this(reduced, true);
  }

  public static final Duration ARRIVE = Duration.millis(180);
  public static final Duration TINT_HOLDS = Duration.millis(600);
  public static final Duration TINT_FADES = Duration.millis(1200);
  public static final Duration MARK_HOLDS = Duration.seconds(2);
  public static final Duration PROGRESS = Duration.millis(240);
  public static final Duration INDETERMINATE = Duration.millis(1600);
  public static final Duration SLIDE_IN = Duration.millis(160);
  public static final Duration SLIDE_OUT = Duration.millis(120);
  public static final Duration HEARTBEAT = Duration.millis(300);
  public static final Interpolator SPLINE = Interpolator.ofSpline(0.2, 0, 0, 1);
  public static final double ARRIVES_FROM = 28;

  /** Above this many a second, entries are grouped instead of animated. */
  public static final int MOST_ARRIVALS_A_SECOND = 8;

  /** Once grouped, they are until there are no more than this many a second. */
  public static final int CALM_ARRIVALS_A_SECOND = 4;
}
