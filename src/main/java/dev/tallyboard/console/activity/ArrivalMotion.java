package dev.tallyboard.console.activity;

import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/**
 * Moves entries: new ones slide in and lose their tint, the others make room. One transition for
 * all cells; it runs only while something moves.
 */
final class ArrivalMotion extends Transition {
  private final Theme theme;
  private final List<ActivityCell> cells = new ArrayList<>();

  /** Entry to the time of its arrival, {@link System#nanoTime}. */
  private final Map<FeedEntry, Long> arrivals = new HashMap<>();

  /** Entry to the rows by which it stood higher before the last change. */
  private final Map<FeedEntry, Integer> shifts = new HashMap<>();

  private long changedAt;

  ArrivalMotion(Theme theme) {
    this.theme = theme;
    setInterpolator(Interpolator.LINEAR);
    setOnFinished(_ -> end());
    theme.motionProperty().subscribe(this::follow);
  }

  /** Nothing goes on where it is not seen, or in another way than it began. */
  private void follow(Motion motion) {
    stop();
    end();
    setCycleDuration(
        motion.reduced() ? Motion.MARK_HOLDS : Motion.TINT_HOLDS.add(Motion.TINT_FADES));
  }

  private void end() {
    arrivals.clear();
    shifts.clear();
    cells.forEach(this::pose);
  }

  void add(ActivityCell cell) {
    cells.add(cell);
  }

  /** Begins with the new entries; the lists are those of the first rows, before and after. */
  void start(Set<FeedEntry> arrived, List<FeedEntry> before, List<FeedEntry> after) {
    if (!theme.motion().seen()) {
      return;
    }
    changedAt = System.nanoTime();
    arrivals.values().removeIf(it -> age(it).greaterThan(getCycleDuration()));
    arrived.forEach(it -> arrivals.put(it, changedAt));
    shifts.clear();
    for (int i = 0; i < after.size(); i++) {
      int was = before.indexOf(after.get(i));
      if (was >= 0 && was != i) {
        shifts.put(after.get(i), was - i);
      }
    }
    playFromStart();
  }

  @Override
  protected void interpolate(double part) {
    cells.forEach(this::pose);
  }

  void pose(ActivityCell cell) {
    FeedEntry entry = cell.getItem();
    Long arrivedAt = entry == null ? null : arrivals.get(entry);
    Integer shift = entry == null || theme.motion().reduced() ? null : shifts.get(entry);
    cell.setTranslateY(
        shift == null ? 0 : shift * ActivityRow.HEIGHT * (1 - moved(age(changedAt))));
    if (arrivedAt == null) {
      cell.row().pose(0, 1, 0, 0);
    } else if (theme.motion().reduced()) {
      cell.row().pose(0, 1, 0, 1);
    } else {
      double moved = moved(age(arrivedAt));
      double tint = tint(age(arrivedAt));
      cell.row().pose(Motion.ARRIVES_FROM * (1 - moved), moved, tint, tint);
    }
  }

  private static double moved(Duration age) {
    double part = Math.min(1, age.toMillis() / Motion.ARRIVE.toMillis());
    return Motion.SPLINE.interpolate(0.0, 1.0, part);
  }

  private static double tint(Duration age) {
    double faded = age.subtract(Motion.TINT_HOLDS).toMillis() / Motion.TINT_FADES.toMillis();
    return 1 - Math.clamp(faded, 0.0, 1.0);
  }

  private static Duration age(long nanos) {
    return Duration.millis((System.nanoTime() - nanos) / 1e6);
  }
}
