package dev.tallyboard.console.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A text that takes as many lines as it needs, and is never cut in height. */
public final class WrappedLabel extends Label {
  public WrappedLabel(String styleClass) {
    getStyleClass().add(styleClass);
    setWrapText(true);
    setMinHeight(Region.USE_PREF_SIZE);
  }
}
