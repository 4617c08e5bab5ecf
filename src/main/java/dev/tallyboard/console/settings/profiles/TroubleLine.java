package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import javafx.scene.layout.StackPane;

/** Says that a token could not be kept. Takes no room while all is well. */
final class TroubleLine extends StackPane {
  private static final Texts TEXTS = Texts.of(TroubleLine.class);

  TroubleLine(ConnectionDesk desk) {
    setId("connection-trouble");
    getChildren().add(Section.label(TEXTS.of("trouble.token"), "trouble"));
    visibleProperty().bind(desk.tokenLost());
    managedProperty().bind(desk.tokenLost());
  }
}
