package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Theme;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;

/**
 * A glyph of the icon font. It is a plain text, so that fills set in code stay, which the icon node
 * of the library overrides by its stylesheet.
 */
public final class Icon extends Text {
  private Icon(Ikon glyph, double pixels) {
    setStyle("-fx-font-family: '" + Theme.ICONS + "'; -fx-font-size: " + pixels + "px;");
    setTextOrigin(VPos.CENTER);
    setAccessibleRole(AccessibleRole.NODE);
    show(glyph);
  }

  /** Coloured by whoever sets its fill. */
  public static Icon filled(Ikon glyph, double pixels) {
    return new Icon(glyph, pixels);
  }

  /** Coloured by {@code -tb-icon} of the stylesheet. */
  public static Icon styled(Ikon glyph, double pixels) {
    Icon icon = new Icon(glyph, pixels);
    icon.getStyleClass().add("icon");
    return icon;
  }

  public void show(Ikon glyph) {
    setText(Character.toString(glyph.getCode()));
  }
}
