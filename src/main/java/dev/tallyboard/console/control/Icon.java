package dev.tallyboard.console.control;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A glyph of the icon font. It goes without the library's style class: AtlantaFX colours that one
 * by its stylesheet, and a {@link FontIcon} lets every stylesheet win over a colour set in code.
 */
public final class Icon extends FontIcon {
  private Icon(Ikon glyph, int pixels) {
    getStyleClass().clear();
    setTextOrigin(VPos.CENTER);
    setAccessibleRole(AccessibleRole.NODE);
    setIconSize(pixels); // before the glyph: its style, once written in this order, stays the same
    show(glyph);
  }

  /** Coloured by whoever sets its fill. */
  public static Icon filled(Ikon glyph, int pixels) {
    return new Icon(glyph, pixels);
  }

  /** Coloured by {@code -tb-icon} of the stylesheet. */
  public static Icon styled(Ikon glyph, int pixels) {
    Icon icon = new Icon(glyph, pixels);
    icon.getStyleClass().add("icon");
    return icon;
  }

  /** Changes the glyph alone; cheap where it is the same. */
  public void show(Ikon glyph) {
    if (!glyph.equals(getIconCode())) {
      setIconCode(glyph);
    }
  }
}
