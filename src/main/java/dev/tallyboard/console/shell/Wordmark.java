package dev.tallyboard.console.shell;

import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Five tally marks and the name. */
final class Wordmark extends HBox {
  private static final Texts TEXTS = Texts.of(Wordmark.class);
  private static final String TALLY =
      "M5 4 L4.6 20 M9.3 4 L8.9 20 M13.6 4 L13.2 20 M17.9 4 L17.5 20 M1.5 16.5 L21.5 7.5";

  private final Label name = new Label(TEXTS.of("window.name"));

  Wordmark() {
    super(12);
    setAlignment(Pos.CENTER_LEFT);
    SVGPath tally = new SVGPath();
    tally.setContent(TALLY);
    tally.getStyleClass().add("tally");
    StackPane box = new StackPane(tally);
    box.setMinSize(24, 24);
    name.getStyleClass().add("wordmark");
    name.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(box, name);
  }

  /** The marks alone. */
  void setCompact(boolean compact) {
    name.setVisible(!compact);
    name.setManaged(!compact);
  }
}
