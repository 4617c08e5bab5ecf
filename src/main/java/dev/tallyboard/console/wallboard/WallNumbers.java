package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Four numbers that are read across the room. Failures that nobody has acknowledged fill theirs.
 */
final class WallNumbers extends HBox {
  private static final Texts TEXTS = Texts.of(WallNumbers.class);
  private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
  private static final double WIDTH = 442;

  private final Cell running = new Cell(TEXTS.of("wall.running"), 2);
  private final Cell waiting = new Cell(TEXTS.of("wall.waiting"), 2);
  private final Cell failed = new Cell(TEXTS.of("wall.failed"), 2);
  private final Cell done = new Cell(TEXTS.of("wall.done-today"), 3);
  private final Icon octagon = Icon.styled(Feather.ALERT_OCTAGON, 48);

  WallNumbers() {
    getStyleClass().add("wall-numbers");
    failed.word.setGraphic(octagon);
    failed.word.setGraphicTextGap(16);
    octagon.managedProperty().bind(octagon.visibleProperty());
    for (Cell it : new Cell[] {running, waiting, failed}) {
      it.setPrefWidth(WIDTH);
      it.setMinWidth(WIDTH);
    }
    done.getStyleClass().add("last");
    HBox.setHgrow(done, Priority.ALWAYS);
    getChildren().addAll(running, waiting, failed, done);
  }

  void show(WallCounts counts, boolean stale) {
    running.show(counts.running());
    waiting.show(counts.waiting());
    failed.show(counts.failed());
    done.show(counts.done());
    failed.pseudoClassStateChanged(FAILED, counts.failed() > 0);
    failed.pseudoClassStateChanged(NEW, counts.newFailures());
    octagon.setVisible(counts.failed() > 0);
    pseudoClassStateChanged(STALE, stale);
  }

  /** A number and its word. */
  private static final class Cell extends VBox {
    private final Label number = WallText.whole("wall-number", "wall-224");
    private final Label word = WallText.whole("wall-48");
    private final int digits;

    /**
     * @param digits as many as there is room for in full size
     */
    Cell(String text, int digits) {
      this.digits = digits;
      getStyleClass().add("wall-cell");
      setAlignment(Pos.CENTER_LEFT);
      word.setText(text);
      getChildren().addAll(number, word);
    }

    void show(int count) {
      String text = TEXTS.of("wall.count", count);
      number.setText(text);
      number.pseudoClassStateChanged(LONG, text.length() > digits);
      pseudoClassStateChanged(ZERO, count == 0);
    }
  }
}
