package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.feed.Frame;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Says aloud what happens by itself, as far as JavaFX lets it: a text that nobody sees, whose
 * change the platform is told of. Windows gets a changed value by UI Automation, macOS by
 * NSAccessibility; whether a screen reader speaks of a text without the focus is the reader's to
 * decide, since JavaFX 26 has neither live regions nor announcements. On Linux JavaFX has no bridge
 * to screen readers at all. FX thread.
 */
final class Announcer extends Text {
  private final Announcements announcements = new Announcements();
  private final Supplier<Alarms> alarms;
  private final LongSupplier clock;
  private @Nullable Frame frame;

  Announcer(Supplier<Alarms> alarms, LongSupplier clock) {
    this.alarms = alarms;
    this.clock = clock;
    setId("announcer");
    setAccessibleRole(AccessibleRole.TEXT);
    setManaged(false);
    setMouseTransparent(true);
    setOpacity(0);
  }

  /** Behind the alarms' own look at the frame. */
  void accept(Frame next) {
    frame = next;
    announcements.urgent(next, alarms.get()).ifPresent(this::say);
  }

  /** Once a second. */
  void tick() {
    Frame shown = frame;
    if (shown != null) {
      announcements
          .urgent(shown, alarms.get())
          .or(() -> announcements.polite(shown, clock.getAsLong()))
          .ifPresent(this::say);
    }
  }

  private void say(String text) {
    if (text.equals(getText())) {
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    } else {
      setText(text);
    }
  }
}
