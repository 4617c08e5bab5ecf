package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Says how long the token of a profile is good; nothing where that is not known. */
final class TokenTermLine extends Label {
  private static final Texts TEXTS = Texts.of(TokenTermLine.class);

  TokenTermLine(String profileId) {
    setId("token-term-" + profileId);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  void show(Optional<TokenTerm> term) {
    setVisible(term.isPresent());
    term.ifPresent(this::show);
  }

  private void show(TokenTerm term) {
    String day = ProfileForm.day(term.until());
    getStyleClass().removeAll("token-good", "token-soon", "token-expired");
    switch (term.state()) {
      case GOOD -> say(TEXTS.of("page.token.until", day), Feather.KEY, "token-good");
      case EXPIRES_SOON ->
          say(TEXTS.of("page.token.soon", day), Feather.ALERT_TRIANGLE, "token-soon");
      case EXPIRED ->
          say(TEXTS.of("page.token.expired", day), Feather.ALERT_OCTAGON, "token-expired");
    }
  }

  private void say(String words, Feather icon, String style) {
    setText(words);
    setGraphic(Icon.styled(icon, 14));
    getStyleClass().addAll("token-term", style);
  }
}
