package dev.tallyboard.console.notify;

import java.util.function.Consumer;

/** Notifications beside the icon in the tray, as Windows and macOS show them. */
public final class TrayDesktop implements Desktop {
  private final AwtTray tray;
  private final Consumer<Boolean> found;

  /**
   * @param tray the caller's to close
   * @param found told by another thread whether there is one
   */
  public TrayDesktop(AwtTray tray, Consumer<Boolean> found) {
    this.tray = tray;
    this.found = found;
  }

  @Override
  public void show(Notification notification) {
    tray.show(notification);
  }

  @Override
  public void look() {
    tray.look(found);
  }

  @Override
  public void close() {
    // The tray is closed by whoever made it.
  }
}
