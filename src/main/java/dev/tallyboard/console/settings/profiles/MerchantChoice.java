package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** Offers the merchants of a token where there are several; not there otherwise. */
final class MerchantChoice extends MenuButton {
  private static final Texts TEXTS = Texts.of(MerchantChoice.class);

  private final TextField field;

  MerchantChoice(TextField field) {
    super("", Icon.styled(Feather.CHEVRON_DOWN, 18));
    this.field = field;
    setId("choose-merchant");
    getStyleClass().addAll("no-arrow", "in-field");
    setAccessibleText(TEXTS.of("form.merchant.choose"));
    offer(List.of());
  }

  void offer(List<String> merchants) {
    setVisible(merchants.size() > 1);
    getItems()
        .setAll(
            merchants.stream()
                .map(
                    merchant -> {
                      MenuItem item = new MenuItem(PlainText.of(merchant));
                      item.setMnemonicParsing(false);
                      item.setOnAction(_ -> field.setText(merchant));
                      return item;
                    })
                .toList());
  }
}
