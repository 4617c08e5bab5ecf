package dev.tallyboard.console.theme;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A palette with its stylesheets, fonts and motion, as one thing to hand to views. */
public record Theme(Palette palette, Motion motion) {
  private static final List<String> FONTS =
      List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf");

  public static Theme light(Motion motion) {
    return new Theme(Palette.LIGHT, motion);
  }

  public Color color(Token token) {
    return palette.color(token);
  }

  /** Dresses a scene. FX thread. */
  public void install(Scene scene) {
    FONTS.forEach(Theme::load);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(palette.stylesheet(), resource("console.css").toExternalForm());
  }

  private static void load(String name) {
    try (InputStream font = resource("fonts/" + name).openStream()) {
      Font.loadFont(font, 14);
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + name + " cannot be read", e);
    }
  }

  private static URL resource(String name) {
    URL url = Theme.class.getResource(name);
    if (url == null) {
      throw new IllegalStateException("the program is incomplete: " + name + " is missing");
    }
    return url;
  }
}
