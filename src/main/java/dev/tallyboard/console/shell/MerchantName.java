package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.Icon;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Whose orders are shown. */
final class MerchantName extends Label {
  MerchantName(ObservableValue<String> merchant) {
    super("", Icon.styled(Feather.HOME, 16));
    textProperty().bind(merchant);
    setId("merchant");
    getStyleClass().add("merchant");
  }
}
