package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.notify.Desktop;
import dev.tallyboard.console.notify.Notification;
import dev.tallyboard.console.notify.Speaker;
import dev.tallyboard.console.notify.Tray;
import dev.tallyboard.console.settings.NotificationDesk;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of the window, from its begin to its end, whatever it shows. Nothing is looked for
 * before somebody wants to know or to be told. FX thread.
 */
final class NotificationOutlets implements NotificationDesk, AutoCloseable {
  private static final long MUTED_MS = 3_600_000;

  private final FxThread fxThread = new FxThread();
  private final Clock clock;
  private final Speaker speaker;
  private final Tray tray;
  private final Desktop desktop;
  private final ReadOnlyBooleanWrapper desktopThere = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper soundThere = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper trayThere = new ReadOnlyBooleanWrapper();
  private Runnable showWindow = () -> {};
  private Runnable quit = () -> {};
  private Consumer<String> showOrder = _ -> {};
  private boolean inTray;

  /** Epoch ms. */
  private long mutedUntil;

  NotificationOutlets(NotificationPorts ports, Clock clock) {
    this.clock = clock;
    speaker = ports.speaker(found(soundThere));
    tray =
        ports.tray(
            new Tray.Commands(
                () -> fxThread.execute(() -> showWindow.run()),
                () -> fxThread.execute(this::toggleMute),
                () -> fxThread.execute(() -> quit.run())),
            found(trayThere));
    desktop =
        ports.desktop(tray, found(desktopThere), it -> fxThread.execute(() -> clicked(it.poId())));
  }

  /** For a window that tells nobody who looks elsewhere. */
  static NotificationOutlets none(Clock clock) {
    return new NotificationOutlets(NotificationPorts.none(), clock);
  }

  void onShowWindow(Runnable showing) {
    showWindow = showing;
  }

  /**
   * @param showing shows an order in the window, which has come to the front
   */
  void onShowOrder(Consumer<String> showing) {
    showOrder = showing;
  }

  void onQuit(Runnable quitting) {
    quit = quitting;
  }

  /**
   * @param volume 0 to 100
   */
  void tell(Notification it, int volume) {
    if (it.desktop()) {
      desktop.show(it);
    }
    if (it.sound()) {
      speaker.play(it.kind(), volume);
    }
  }

  /** Keeps the icon in the tray. */
  void show(Tray.State state) {
    if (!inTray) {
      tray.look();
    }
    inTray = true;
    tray.show(state);
  }

  void leaveTray() {
    if (inTray) {
      inTray = false;
      tray.hide();
    }
  }

  /** Whether the program has an icon by which a closed window is opened again. */
  boolean isInTray() {
    return inTray && trayThere.get();
  }

  boolean isMuted() {
    return clock.millis() < mutedUntil;
  }

  @Override
  public void look() {
    desktop.look();
    speaker.look();
    tray.look();
  }

  @Override
  public ReadOnlyBooleanProperty desktop() {
    return desktopThere.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty sound() {
    return soundThere.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty tray() {
    return trayThere.getReadOnlyProperty();
  }

  @Override
  public void preview(NotificationKind kind, int volume) {
    tell(Notification.preview(kind), volume);
  }

  @Override
  public void hear(int volume) {
    speaker.play(NotificationKind.ALARM, volume);
  }

  @Override
  public void close() {
    desktop.close();
    speaker.close();
    tray.close();
  }

  private void clicked(@Nullable String poId) {
    showWindow.run();
    if (poId != null) {
      showOrder.accept(poId);
    }
  }

  private void toggleMute() {
    mutedUntil = isMuted() ? 0 : clock.millis() + MUTED_MS;
  }

  private Consumer<Boolean> found(ReadOnlyBooleanWrapper there) {
    return it -> fxThread.execute(() -> there.set(it));
  }
}
