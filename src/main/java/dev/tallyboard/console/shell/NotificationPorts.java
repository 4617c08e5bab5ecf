package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.notify.AwtTray;
import dev.tallyboard.console.notify.Desktop;
import dev.tallyboard.console.notify.FreedesktopDesktop;
import dev.tallyboard.console.notify.Notification;
import dev.tallyboard.console.notify.Speaker;
import dev.tallyboard.console.notify.SystemSpeaker;
import dev.tallyboard.console.notify.Tray;
import dev.tallyboard.console.notify.TrayDesktop;
import dev.tallyboard.console.notify.bus.SessionBus;
import java.net.URL;
import java.util.Map;
import java.util.function.Consumer;

/** The ways out of the window. Each tells by any thread whether it is there. */
interface NotificationPorts {
  Speaker speaker(Consumer<Boolean> found);

  Tray tray(Tray.Commands commands, Consumer<Boolean> found);

  /**
   * @param tray which may show notifications, too
   * @param clicked told by any thread of the one that was clicked, where the system tells
   */
  Desktop desktop(Tray tray, Consumer<Boolean> found, Consumer<Notification> clicked);

  /** Those of this system; none for a window that stands on no desktop. */
  static NotificationPorts ofThisSystem(Map<String, String> environment) {
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      return none();
    }
    return new NotificationPorts() {
      @Override
      public Speaker speaker(Consumer<Boolean> found) {
        return new SystemSpeaker(found);
      }

      @Override
      public Tray tray(Tray.Commands commands, Consumer<Boolean> found) {
        URL icon = NotificationPorts.class.getResource("tallyboard-256.png");
        return icon == null ? new NoTray() : new AwtTray(icon, commands, found);
      }

      @Override
      public Desktop desktop(Tray tray, Consumer<Boolean> found, Consumer<Notification> clicked) {
        boolean byTray = System.getProperty("os.name").matches("(Windows|Mac).*");
        return byTray && tray instanceof AwtTray awt
            ? new TrayDesktop(awt, found)
            : new FreedesktopDesktop(SessionBus.address(environment), found, clicked);
      }
    };
  }

  /** None at all. */
  static NotificationPorts none() {
    return new NotificationPorts() {
      @Override
      public Speaker speaker(Consumer<Boolean> found) {
        return new NoSpeaker();
      }

      @Override
      public Tray tray(Tray.Commands commands, Consumer<Boolean> found) {
        return new NoTray();
      }

      @Override
      public Desktop desktop(Tray tray, Consumer<Boolean> found, Consumer<Notification> clicked) {
        return new NoDesktop();
      }
    };
  }

  /** Where there is none. */
  record NoTray() implements Tray {
    @Override
    public void look() {}

    @Override
    public void show(State state) {}

    @Override
    public void hide() {}

    @Override
    public void close() {}
  }

  /** Where there is none. */
  record NoSpeaker() implements Speaker {
    @Override
    public void look() {}

    @Override
    public void play(NotificationKind kind, int volume) {}

    @Override
    public void close() {}
  }

  /** Where there is none. */
  record NoDesktop() implements Desktop {
    @Override
    public void look() {}

    @Override
    public void show(Notification notification) {}

    @Override
    public void close() {}
  }
}
