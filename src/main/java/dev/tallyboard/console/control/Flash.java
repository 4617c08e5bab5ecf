package dev.tallyboard.console.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The one clock by which everything unacknowledged flashes. Somebody calls {@link #beat} twice a
 * second; where nothing may move, {@link #rest}. FX thread.
 */
public final class Flash {
  private final ReadOnlyBooleanWrapper lit = new ReadOnlyBooleanWrapper(true);

  public void beat() {
    lit.set(!lit.get());
  }

  /** Steady, and on. */
  public void rest() {
    lit.set(true);
  }

  public ReadOnlyBooleanProperty lit() {
    return lit.getReadOnlyProperty();
  }
}
