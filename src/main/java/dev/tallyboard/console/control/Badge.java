package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Theme;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** An icon and a word in a box 24 px high, as wide as its word. */
public final class Badge extends Pane {
  public static final double HEIGHT = 24;
  private static final double PADDING = 8;
  private static final int ICON = 14;
  private static final double GAP = 6;

  private final Theme theme;
  private final Rectangle box = new Rectangle(0.5, 0.5, 0, HEIGHT - 1);
  private final Icon icon = Icon.filled(Feather.CHECK, ICON);
  private final Text word = new Text();
  private @Nullable BadgeKind shown;

  public Badge(Theme theme) {
    this.theme = theme;
    setManaged(false);
    box.setArcWidth(8);
    box.setArcHeight(8);
    box.setStrokeLineCap(StrokeLineCap.BUTT);
    icon.setLayoutX(PADDING);
    icon.setLayoutY(HEIGHT / 2);
    word.getStyleClass().add("badge-word");
    word.setTextOrigin(VPos.CENTER);
    word.setLayoutX(PADDING + ICON + GAP);
    word.setLayoutY(HEIGHT / 2);
    word.layoutBoundsProperty().subscribe(it -> fit(it.getWidth()));
    getChildren().addAll(box, icon, word);
  }

  public void show(BadgeKind kind) {
    if (kind == shown) {
      return;
    }
    shown = kind;
    BadgeKind.Look look = kind.look();
    theme.fill(box, look.fill);
    theme.stroke(box, look.line);
    box.setStrokeWidth(look.lineWidth);
    if (look == BadgeKind.Look.DASHED || look == BadgeKind.Look.CONFIRM) {
      box.getStrokeDashArray().setAll(3.0, 2.0);
    } else {
      box.getStrokeDashArray().clear();
    }
    icon.show(kind.icon());
    theme.fill(icon, look.text);
    theme.fill(word, look.text);
    word.setText(kind.word());
  }

  private void fit(double wordWidth) {
    double width = Math.ceil(PADDING + ICON + GAP + wordWidth + PADDING);
    box.setWidth(width - 1);
    resize(width, HEIGHT);
    if (getParent() != null) {
      getParent().requestLayout();
    }
  }
}
