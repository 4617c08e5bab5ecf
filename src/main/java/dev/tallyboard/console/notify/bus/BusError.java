package dev.tallyboard.console.notify.bus;

import java.io.IOException;

/** A call was refused; the connection goes on. */
public final class BusError extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param name such as {@code org.freedesktop.DBus.Error.ServiceUnknown}
   */
  BusError(String name) {
    super(name);
  }
}
