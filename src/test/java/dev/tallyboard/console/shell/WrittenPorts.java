package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.notify.Desktop;
import dev.tallyboard.console.notify.Notification;
import dev.tallyboard.console.notify.Speaker;
import dev.tallyboard.console.notify.Tray;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Ways out of the window that are written down; each is there or not as the test wants. */
final class WrittenPorts implements NotificationPorts {
  final List<Notification> shown = new CopyOnWriteArrayList<>();
  final List<NotificationKind> played = new CopyOnWriteArrayList<>();
  volatile int playedAt;
  volatile boolean desktopThere = true;
  volatile boolean soundThere = true;
  volatile boolean trayThere = true;

  /** What the icon in the tray says; null while there is none. */
  volatile Tray.State icon;

  volatile Tray.Commands menu;

  /** What the desktop tells of a click. */
  volatile Consumer<Notification> click;

  @Override
  public Speaker speaker(Consumer<Boolean> found) {
    return new Speaker() {
      @Override
      public void look() {
        found.accept(soundThere);
      }

      @Override
      public void play(NotificationKind kind, int volume) {
        played.add(kind);
        playedAt = volume;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Tray tray(Tray.Commands commands, Consumer<Boolean> found) {
    menu = commands;
    return new Tray() {
      @Override
      public void look() {
        found.accept(trayThere);
      }

      @Override
      public void show(State state) {
        icon = state;
      }

      @Override
      public void hide() {
        icon = null;
      }

      @Override
      public void close() {
        icon = null;
      }
    };
  }

  @Override
  public Desktop desktop(Tray tray, Consumer<Boolean> found, Consumer<Notification> clicked) {
    click = clicked;
    return new Desktop() {
      @Override
      public void show(Notification notification) {
        shown.add(notification);
      }

      @Override
      public void look() {
        found.accept(desktopThere);
      }

      @Override
      public void close() {}
    };
  }
}
