package dev.tallyboard.console.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Palette, stylesheets, fonts and motion, as one thing to hand to views. Palette and motion may
 * change at any time: fills are bound, not set, and motion is asked for when something is about to
 * move. A bound shape is not kept alive by the theme. FX thread.
 */
public final class Theme {
  private static final List<String> FONTS =
      List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf");

  private final ObjectProperty<Palette> palette;
  private final ObjectProperty<Motion> motion;
  private final IntegerProperty textPercent = new SimpleIntegerProperty(100);
  private final Map<Token, ObservableValue<Color>> colors = new EnumMap<>(Token.class);

  public Theme(Palette palette, Motion motion) {
    this.palette = new SimpleObjectProperty<>(palette);
    this.motion = new SimpleObjectProperty<>(motion);
    for (Token token : Token.values()) {
      colors.put(token, paint(it -> it.color(token)));
    }
  }

  public static Theme light(Motion motion) {
    return new Theme(Palette.LIGHT, motion);
  }

  public ObjectProperty<Palette> palette() {
    return palette;
  }

  /** What may move now. */
  public Motion motion() {
    return motion.get();
  }

  public ObjectProperty<Motion> motionProperty() {
    return motion;
  }

  /** The size of texts and of what is around them; 100 as designed. */
  public IntegerProperty textPercent() {
    return textPercent;
  }

  /** The colour as it is now. */
  public Color color(Token token) {
    return palette.get().color(token);
  }

  /** Fills the shape with the token's colour, in whichever palette. */
  public void fill(Shape shape, Token token) {
    fill(shape, observable(token));
  }

  /** The same with what {@link #paint} has made. */
  public void fill(Shape shape, ObservableValue<? extends Paint> paint) {
    // A FontIcon sets its own fill to its colour, which a bound fill would not bear.
    ObjectProperty<Paint> property =
        shape instanceof FontIcon icon ? icon.iconColorProperty() : shape.fillProperty();
    property.bind(paint);
  }

  public void stroke(Shape shape, Token token) {
    shape.strokeProperty().bind(observable(token));
  }

  /** Nothing is within the shape's line. */
  public void noFill(Shape shape) {
    shape.fillProperty().unbind();
    shape.setFill(null);
  }

  public void noStroke(Shape shape) {
    shape.strokeProperty().unbind();
    shape.setStroke(null);
  }

  /** A paint made anew of each palette. */
  public <P extends Paint> ObservableValue<P> paint(Function<Palette, P> of) {
    return palette.map(of);
  }

  /** Dresses a window's scene, now and whenever the theme changes. */
  public void install(Scene scene) {
    FONTS.forEach(Theme::load);
    palette.subscribe(_ -> dress(scene));
    textPercent.subscribe(_ -> dress(scene));
  }

  private void dress(Scene scene) {
    Palette worn = palette.get();
    scene.setUserAgentStylesheet(worn.beneath().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(
            worn.stylesheet(14.0 * textPercent.get() / 100),
            resource("console.css").toExternalForm());
  }

  private ObservableValue<Color> observable(Token token) {
    ObservableValue<Color> color = colors.get(token);
    if (color == null) {
      throw new IllegalStateException("a theme without " + token);
    }
    return color;
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
