package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.ThemeChoice;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What an operator may need before anything else: how the window looks, and how large. */
final class FirstFooter extends HBox {
  private static final Texts TEXTS = Texts.of(FirstFooter.class);
  private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

  private final KeptPreferences preferences;

  FirstFooter(KeptPreferences preferences) {
    super(24);
    this.preferences = preferences;
    getStyleClass().add("first-footer");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(themes(), comfort());
  }

  private MenuButton themes() {
    Icon icon = Icon.styled(Feather.SUN, 16);
    MenuButton themes = menu("first-theme", icon);
    for (ThemeChoice choice : ThemeChoice.values()) {
      RadioMenuItem item = new RadioMenuItem(word(choice));
      item.setOnAction(_ -> preferences.change(it -> it.with(choice)));
      preferences.current().subscribe(it -> item.setSelected(it.theme() == choice));
      themes.getItems().add(item);
    }
    preferences
        .current()
        .subscribe(
            it -> {
              themes.setText(word(it.theme()));
              themes.setAccessibleText(TEXTS.of("first.theme", word(it.theme())));
              icon.show(it.theme() == ThemeChoice.DARK ? Feather.MOON : Feather.SUN);
            });
    return themes;
  }

  private MenuButton comfort() {
    MenuButton comfort = menu("first-comfort", Icon.styled(Feather.EYE, 16));
    comfort.setText(TEXTS.of("first.comfort"));
    CheckMenuItem still = new CheckMenuItem(TEXTS.of("first.reduced-motion"));
    still.setOnAction(_ -> preferences.change(it -> it.withReducedMotion(!it.reducedMotion())));
    preferences.current().subscribe(it -> still.setSelected(it.reducedMotion()));
    comfort.getItems().addAll(still, new SeparatorMenuItem());
    for (int size : SIZES) {
      RadioMenuItem item = new RadioMenuItem(TEXTS.of("first.text-size", size));
      item.setId("first-text-" + size);
      item.setOnAction(_ -> preferences.change(it -> it.withTextPercent(size)));
      preferences.current().subscribe(it -> item.setSelected(it.textPercent() == size));
      comfort.getItems().add(item);
    }
    return comfort;
  }

  private static MenuButton menu(String id, Node icon) {
    MenuButton menu = new MenuButton("", icon);
    menu.setId(id);
    menu.setPopupSide(Side.TOP);
    menu.getStyleClass().addAll("bare-menu", "no-arrow");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    return menu;
  }

  private static String word(ThemeChoice choice) {
    return switch (choice) {
      case SYSTEM -> TEXTS.of("first.theme.system");
      case LIGHT -> TEXTS.of("first.theme.light");
      case DARK -> TEXTS.of("first.theme.dark");
    };
  }
}
