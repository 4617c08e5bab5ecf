package dev.tallyboard.console.control;

import javafx.geometry.VPos;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** One line of text that ends in an ellipsis where it does not fit; a tooltip has all of it. */
public final class FittedText extends Text {
  private static final String ELLIPSIS = "…";

  private String whole = "";
  private double room = Double.MAX_VALUE;
  private @Nullable Tooltip tooltip;

  public FittedText(String styleClass) {
    getStyleClass().add(styleClass);
    setTextOrigin(VPos.CENTER);
    setManaged(false);
    fontProperty().subscribe(_ -> fit());
  }

  public void show(String text) {
    if (!text.equals(whole)) {
      whole = text;
      fit();
    }
  }

  public void setRoom(double pixels) {
    if (pixels != room) {
      room = pixels;
      fit();
    }
  }

  /** The text as it was given, whether it fits or not. */
  public String whole() {
    return whole;
  }

  private void fit() {
    setText(whole);
    if (room == Double.MAX_VALUE || width() <= room) {
      explain(null);
      return;
    }
    int fits = 0;
    int tooLong = whole.length();
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      setText(cut(middle));
      if (width() <= room) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    setText(cut(fits));
    explain(whole);
  }

  private String cut(int length) {
    int end =
        length > 0 && Character.isHighSurrogate(whole.charAt(length - 1)) ? length - 1 : length;
    return whole.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  private double width() {
    return getLayoutBounds().getWidth();
  }

  private void explain(@Nullable String text) {
    if (text == null) {
      if (tooltip != null) {
        Tooltip.uninstall(this, tooltip);
        tooltip = null;
      }
      return;
    }
    if (tooltip == null) {
      tooltip = new Tooltip();
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(480);
      Tooltip.install(this, tooltip);
    }
    tooltip.setText(text);
  }
}
