package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Palette;
import dev.tallyboard.console.theme.Theme;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The buttons at the right end of the top bar: the wallboard, the theme, the settings. */
final class Tools extends HBox {
  private static final Texts TEXTS = Texts.of(Tools.class);
  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

  private final Button wall;
  private final Button flip;

  Tools(Runnable openWall, Theme theme, Runnable flipTheme, Pages pages) {
    super(4);
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("tools");
    wall = button("wallboard-button", Icon.styled(Feather.MAXIMIZE, 20), openWall);
    wall.managedProperty().bind(wall.visibleProperty());
    name(wall, TEXTS.of("tool.wallboard"), "F11");
    Icon sky = Icon.styled(Feather.MOON, 20);
    flip = button("theme-button", sky, flipTheme);
    theme
        .palette()
        .subscribe(
            it -> {
              boolean dark = it.equals(Palette.DARK);
              sky.show(dark ? Feather.SUN : Feather.MOON);
              name(
                  flip,
                  TEXTS.of(dark ? "tool.light" : "tool.dark"),
                  KeyNames.command(KeyNames.shift("L")));
            });
    flip.managedProperty().bind(flip.visibleProperty());
    Button settings =
        button("settings-button", Icon.styled(Feather.SETTINGS, 20), pages::toggleSettings);
    name(settings, TEXTS.of("tool.settings"), KeyNames.command(","));
    pages.settingsOpen().subscribe(it -> settings.pseudoClassStateChanged(OPEN, it));
    getChildren().addAll(wall, flip, settings);
  }

  /** A narrow window is none for a wall; the key works all the same. */
  void setNarrow(boolean narrow) {
    wall.setVisible(!narrow);
  }

  /** The theme is among the settings, too. */
  void setSlim(boolean slim) {
    flip.setVisible(!slim);
  }

  private static Button button(String id, Icon icon, Runnable work) {
    Button button = new Button("", icon);
    button.setId(id);
    button.getStyleClass().addAll("flat", "tool");
    button.setOnAction(_ -> work.run());
    return button;
  }

  private static void name(Button button, String name, String key) {
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(TEXTS.of("tool.tooltip", name, key)));
  }
}
