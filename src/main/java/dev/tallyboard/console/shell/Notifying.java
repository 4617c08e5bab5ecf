package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.notify.Attention;
import dev.tallyboard.console.notify.Notifier;
import dev.tallyboard.console.notify.Tray;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame;
import java.time.Clock;
import java.time.ZoneId;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Tells what is worth telling, also while nobody sees the window. FX thread. */
final class Notifying implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(Notifying.class);

  private final NotificationOutlets outlets;
  private final ObservableValue<Alarms> alarms;
  private final KeptPreferences preferences;
  private final Clock clock;
  private final Stage stage;
  private final Notifier notifier;
  private @Nullable Frame frame;

  /**
   * @param zone of the desk
   */
  Notifying(
      NotificationOutlets outlets,
      ObservableValue<Alarms> alarms,
      KeptPreferences preferences,
      Clock clock,
      ZoneId zone,
      Stage stage) {
    this.outlets = outlets;
    this.alarms = alarms;
    this.preferences = preferences;
    this.clock = clock;
    this.stage = stage;
    notifier = new Notifier(zone, alarms.getValue());
  }

  void accept(Frame next) {
    frame = next;
  }

  @Override
  public void close() {
    outlets.leaveTray();
  }

  /** Once a second, behind the alarms' own. */
  void look() {
    Frame now = frame;
    if (now == null) {
      return;
    }
    Alarms there = alarms.getValue();
    NotificationRules rules = preferences.current().get().notifications();
    notifier
        .look(now, there, new Attention(rules, isInFront(), outlets.isMuted()), clock.millis())
        .forEach(it -> outlets.tell(it, rules.volume()));
    if (rules.keepInTray()) {
      outlets.show(state(now, there));
    } else {
      outlets.leaveTray();
    }
  }

  private boolean isInFront() {
    return stage.isShowing() && !stage.isIconified() && stage.isFocused();
  }

  private Tray.State state(Frame now, Alarms there) {
    boolean live = now.connection().isLive();
    String connection = live ? TEXTS.of("tray.live") : TEXTS.of("tray.not-live");
    return new Tray.State(
        !live || there.unacknowledged() > 0,
        TEXTS.of("tray.tooltip", connection, there.active()),
        outlets.isMuted());
  }
}
