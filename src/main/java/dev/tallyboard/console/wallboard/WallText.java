package dev.tallyboard.console.wallboard;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One of the wallboard's texts. */
final class WallText {
  private WallText() {}

  /** As wide as it needs to be. */
  static Label whole(String... styles) {
    Label label = ending(styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Ends in an ellipsis where there is no room: for what others name. */
  static Label ending(String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
