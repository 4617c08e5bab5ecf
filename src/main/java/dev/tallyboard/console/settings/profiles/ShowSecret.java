package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Shows a secret while it is pressed in. */
final class ShowSecret extends ToggleButton {
  private static final Texts TEXTS = Texts.of(ShowSecret.class);

  ShowSecret(SecretField secret) {
    setId("show-token");
    getStyleClass().add("in-field");
    selectedProperty().bindBidirectional(secret.shown());
    Tooltip tooltip = new Tooltip();
    setTooltip(tooltip);
    selectedProperty()
        .subscribe(
            shown -> {
              setGraphic(Icon.styled(shown ? Feather.EYE_OFF : Feather.EYE, 18));
              String does = TEXTS.of(shown ? "form.token.conceal" : "form.token.show");
              setAccessibleText(does);
              tooltip.setText(does);
            });
  }
}
