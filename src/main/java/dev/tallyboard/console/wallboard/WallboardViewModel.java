package dev.tallyboard.console.wallboard;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.control.Freshness;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Frame;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The board in what can be read from afar; made only while it is open. FX thread. */
public final class WallboardViewModel {
  private final Times times;
  private final Duration lateAfter;
  private final ReadOnlyObjectWrapper<@Nullable Wall> wall = new ReadOnlyObjectWrapper<>();

  private Alarms alarms = Alarms.NONE;
  private @Nullable Frame frame;
  private boolean open;

  /**
   * @param lateAfter a stream that is silent for longer is late
   */
  public WallboardViewModel(Times times, Duration lateAfter) {
    this.times = times;
    this.lateAfter = lateAfter;
  }

  public void accept(Frame next, long now) {
    frame = next;
    tick(now);
  }

  /** What calls for somebody; shown with the next frame or tick. */
  public void show(Alarms next) {
    alarms = next;
  }

  public void open(long now) {
    open = true;
    tick(now);
  }

  public void close() {
    open = false;
  }

  /** Lets a second pass. */
  public void tick(long now) {
    Frame shown = frame;
    if (open && shown != null) {
      wall.set(of(shown, now));
    }
  }

  /** As it was when the wallboard was last open; null before. */
  ReadOnlyObjectProperty<@Nullable Wall> wall() {
    return wall.getReadOnlyProperty();
  }

  private Wall of(Frame shown, long now) {
    Freshness freshness = Freshness.of(shown, now);
    List<WallAlarm> calling = WallAlarm.of(alarms, freshness.asOf());
    int most = Math.min(calling.size(), Wall.MOST_ALARMS);
    return new Wall(
        WallStatus.of(shown, lateAfter, times, now),
        times.minute(now),
        freshness.stale(),
        WallCounts.of(shown.board(), alarms, times.startOfDay(now)),
        WallStage.of(shown.board().pipeline()),
        calling.subList(0, most),
        calling.size() - most);
  }
}
