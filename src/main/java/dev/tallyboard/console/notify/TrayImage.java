package dev.tallyboard.console.notify;

import dev.tallyboard.console.theme.Palette;
import dev.tallyboard.console.theme.Token;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import javafx.scene.paint.Color;

/** The program's icon; in trouble an exclamation mark is on it, so that no colour says it alone. */
final class TrayImage {
  private static final int SIZE = 64;
  private static final int MIDDLE = 44;
  private static final int RADIUS = 19;

  private TrayImage() {}

  static BufferedImage of(Image icon, boolean trouble) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D paper = image.createGraphics();
    paper.drawImage(icon, 0, 0, SIZE, SIZE, null);
    paper.dispose();
    if (trouble) {
      mark(image, argb(Token.DANGER_EMPHASIS), argb(Token.ON_DANGER));
    }
    return image;
  }

  private static void mark(BufferedImage image, int ground, int ink) {
    for (int y = MIDDLE - RADIUS; y <= MIDDLE + RADIUS; y++) {
      for (int x = MIDDLE - RADIUS; x <= MIDDLE + RADIUS; x++) {
        if (Math.hypot(x - MIDDLE, y - MIDDLE) <= RADIUS) {
          int below = y - MIDDLE;
          boolean line = below >= -13 && below <= 3;
          boolean dot = below >= 7 && below <= 13;
          boolean stroke = Math.abs(x - MIDDLE) <= 3 && (line || dot);
          image.setRGB(x, y, stroke ? ink : ground);
        }
      }
    }
  }

  private static int argb(Token token) {
    Color colour = Palette.LIGHT.color(token);
    return 0xFF << 24
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
