package dev.tallyboard.console.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/**
 * What the system asks of every window.
 *
 * @param dark whether it is dark
 * @param reducedMotion whether nothing should move
 */
record SystemLook(ObservableValue<Boolean> dark, ObservableValue<Boolean> reducedMotion) {

  /** FX thread. */
  static SystemLook ofThisSystem() {
    Platform.Preferences system = Platform.getPreferences();
    return new SystemLook(
        system.colorSchemeProperty().map(it -> it == ColorScheme.DARK),
        system.reducedMotionProperty());
  }
}
