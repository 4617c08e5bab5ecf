package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.Connections;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Whose orders are shown, and whose could be. */
public final class ProfileMenu extends MenuButton {
  private static final Texts TEXTS = Texts.of(ProfileMenu.class);

  private final ConnectionDesk desk;

  /**
   * @param merchant whose orders are shown
   */
  public ProfileMenu(
      ObservableValue<String> merchant, KeptPreferences preferences, ConnectionDesk desk) {
    this.desk = desk;
    setId("profiles");
    getStyleClass().add("profile-menu");
    setGraphic(Icon.styled(Feather.HOME, 16));
    setMinWidth(Region.USE_PREF_SIZE);
    setMnemonicParsing(false);
    textProperty().bind(merchant);
    merchant.subscribe(it -> setAccessibleText(TEXTS.of("menu.accessible", it)));
    preferences.current().map(Preferences::connections).subscribe(this::fill);
  }

  private void fill(Connections connections) {
    Profile shown = desk.shown();
    ToggleGroup group = new ToggleGroup();
    getItems().setAll(connections.profiles().stream().map(it -> item(it, group, shown)).toList());
  }

  private RadioMenuItem item(Profile profile, ToggleGroup group, @Nullable Profile shown) {
    RadioMenuItem item = new RadioMenuItem(profile.name());
    item.setMnemonicParsing(false);
    item.setId("profile-" + profile.id());
    item.setToggleGroup(group);
    item.setSelected(shown != null && shown.id().equals(profile.id()));
    item.setOnAction(_ -> desk.open(profile));
    return item;
  }
}
