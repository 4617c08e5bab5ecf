package dev.tallyboard.console.settings;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;

/**
 * Where a window is on the desktop, in its px.
 *
 * @param maximised it fills its screen; the rest is where it goes when it does no more
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
  /** So much of it has to be on a screen for an operator to find and to drag it. */
  private static final double SEEN = 120;

  /**
   * The same place where a screen is; else, because screens come and go, the middle of the first
   * one. Never larger than its screen.
   *
   * @param screens what can be used of each, the main one first; at least one
   */
  public WindowPlace on(List<Rectangle2D> screens) {
    Rectangle2D own =
        screens.stream()
            .filter(it -> width(it) >= SEEN && height(it) >= SEEN && y >= it.getMinY() - 1)
            .max(Comparator.comparingDouble(it -> width(it) * height(it)))
            .orElse(null);
    Rectangle2D screen = own == null ? screens.getFirst() : own;
    double w = Math.min(width, screen.getWidth());
    double h = Math.min(height, screen.getHeight());
    return own == null
        ? new WindowPlace(
            screen.getMinX() + (screen.getWidth() - w) / 2,
            screen.getMinY() + (screen.getHeight() - h) / 2,
            w,
            h,
            maximised)
        : new WindowPlace(x, y, w, h, maximised);
  }

  /** How much of it is on the screen. */
  private double width(Rectangle2D screen) {
    return Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
  }

  private double height(Rectangle2D screen) {
    return Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
  }
}
