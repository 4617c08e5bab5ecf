package dev.tallyboard.console.settings;

import dev.tallyboard.console.text.Texts;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Every key that does something. */
public final class ShortcutsPage extends VBox {
  private static final Texts TEXTS = Texts.of(ShortcutsPage.class);

  /**
   * What keys do.
   *
   * @param keys each alternative, such as {@code Ctrl+O}
   */
  public record Shortcut(String what, List<String> keys) {}

  /**
   * @param groups by title, in the order given
   */
  public ShortcutsPage(Map<String, List<Shortcut>> groups) {
    super(32);
    groups.forEach(
        (title, shortcuts) -> {
          Section section = new Section(title);
          shortcuts.forEach(it -> section.row(it.what(), "", keys(it)));
          getChildren().add(section);
        });
  }

  private static HBox keys(Shortcut shortcut) {
    HBox keys = new HBox(8);
    keys.setAlignment(Pos.CENTER_RIGHT);
    for (String key : shortcut.keys()) {
      Label label = new Label(key);
      label.getStyleClass().add("key");
      label.setMinWidth(USE_PREF_SIZE);
      keys.getChildren().add(label);
    }
    keys.setAccessibleText(String.join(" " + TEXTS.of("shortcuts.or") + " ", shortcut.keys()));
    return keys;
  }
}
