package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The connection's words, counted down against the time that is handed in. FX thread. */
public final class ConnectionViewModel {
  /** Shorter breaks get no notice. */
  static final long QUIET_BREAK_MS = 3_000;

  static final long LIVE_AGAIN_MS = 4_000;

  private final Rhythm rhythm;
  private final Times times;
  private final ReadOnlyObjectWrapper<@Nullable Indicator> indicator =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable StatusLine> status = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ConnectionDetails> details =
      new ReadOnlyObjectWrapper<>();
  private final ConnectionHistory history = new ConnectionHistory();
  private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper();

  private @Nullable Frame frame;

  /** When the last break that had a notice ended; null before the first. */
  private @Nullable Long backAt;

  public ConnectionViewModel(Rhythm rhythm, Times times) {
    this.rhythm = rhythm;
    this.times = times;
  }

  public void accept(Frame next, long now) {
    if (next.connection().isLive() && frame != null && isLongBreak(frame.connection(), now)) {
      backAt = now;
    }
    frame = next;
    history.accept(next.connection());
    Long heardAt = next.connection().lastHeardAt();
    if (heardAt != null && heardAt - beat.get() >= rhythm.heartbeat().toMillis()) {
      beat.set(heardAt);
    }
    tick(now);
  }

  /** Lets a second pass. */
  public void tick(long now) {
    Frame shown = frame;
    if (shown == null) {
      return;
    }
    Indicator glance = Indicator.of(shown, rhythm, times, now);
    indicator.set(glance);
    details.set(ConnectionDetails.of(glance, shown, history, rhythm, times, now));
    status.set(StatusLine.of(shown, rhythm, times, now));
    notice.set(noticeOf(shown, now));
  }

  public ReadOnlyObjectProperty<@Nullable Indicator> indicator() {
    return indicator.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable ConnectionDetails> details() {
    return details.getReadOnlyProperty();
  }

  /** Null while there is nothing to say. */
  public ReadOnlyObjectProperty<@Nullable Notice> notice() {
    return notice.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable StatusLine> status() {
    return status.getReadOnlyProperty();
  }

  /** Changes once a heartbeat, however much is heard between. */
  public ReadOnlyLongProperty beat() {
    return beat.getReadOnlyProperty();
  }

  private @Nullable Notice noticeOf(Frame shown, long now) {
    if (shown.connection().isLive()) {
      return backAt != null && now - backAt < LIVE_AGAIN_MS
          ? Notice.liveAgain(shown.missedApplied())
          : null;
    }
    return isLongBreak(shown.connection(), now)
        ? Notice.of(shown.connection(), rhythm, times, now)
        : null;
  }

  private static boolean isLongBreak(Connection it, long now) {
    if (it.state() == ConnectionState.LIVE || it.state() == ConnectionState.CONNECTING) {
      return false;
    }
    long lostAt = it.lostAt() == null ? it.since() : it.lostAt();
    return now - lostAt >= QUIET_BREAK_MS
        || it.state() == ConnectionState.SIGN_IN
        || it.state() == ConnectionState.STOPPED;
  }
}
