package dev.tallyboard.console.settings;

import dev.tallyboard.console.control.NotificationKind;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** The ways in which this system lets an operator be told. FX thread. */
public interface NotificationDesk {
  /** Finds out anew what there is; the properties follow. */
  void look();

  /** Whether somebody shows notifications on this desktop. */
  ReadOnlyBooleanProperty desktop();

  /** Whether there is a sound device. */
  ReadOnlyBooleanProperty sound();

  /** Whether there is a tray for an icon. */
  ReadOnlyBooleanProperty tray();

  /**
   * Tells one now, in every way that there is, whatever the operator has chosen.
   *
   * @param volume 0 to 100
   */
  void preview(NotificationKind kind, int volume);

  /** Plays the tone of an alarm. */
  void hear(int volume);
}
