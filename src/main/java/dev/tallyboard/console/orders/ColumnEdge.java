package dev.tallyboard.console.orders;

import dev.tallyboard.console.text.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The space between two columns: dragged, it makes its column wider or narrower at the cost of the
 * progress; a double click gives the column its usual width. It is no stop of the Tab key: the keys
 * come here when they are called.
 */
final class ColumnEdge extends StackPane {
  private static final Texts TEXTS = Texts.of(ColumnEdge.class);
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
  private static final double LINE = 2;

  /** By each press of an arrow key, px. */
  private static final double STEP = 8;

  private final Column column;
  private final ObservableValue<Columns> columns;
  private final ObjectProperty<Widths> widths;

  private double pressedAt;
  private double widthThen;

  ColumnEdge(Column column, ObservableValue<Columns> columns, ObjectProperty<Widths> widths) {
    this.column = column;
    this.columns = columns;
    this.widths = widths;
    setId("edge-" + column.name().toLowerCase(Locale.ROOT));
    getStyleClass().add("column-edge");
    setManaged(false);
    setCursor(Cursor.H_RESIZE);
    setAccessibleRole(AccessibleRole.SLIDER);
    Region line = new Region();
    line.getStyleClass().add("column-line");
    line.setMaxWidth(LINE);
    line.setMouseTransparent(true);
    getChildren().add(line);
    Tooltip.install(this, new Tooltip(TEXTS.of("edge.tooltip")));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(_ -> pseudoClassStateChanged(DRAGGED, false));
    setOnMouseClicked(this::click);
    addEventHandler(KeyEvent.KEY_PRESSED, this::type);
  }

  void place(Columns at, double height) {
    setVisible(at.width(column) > 0 && !at.narrow());
    resizeRelocate(at.edge(column), 0, at.gap(), height);
    setAccessibleText(
        TEXTS.of("edge.spoken", TEXTS.of(column.word()), Math.round(at.width(column))));
  }

  private void press(MouseEvent event) {
    pressedAt = x(event);
    widthThen = columns.getValue().width(column);
    pseudoClassStateChanged(DRAGGED, true);
    event.consume();
  }

  private void drag(MouseEvent event) {
    double way = x(event) - pressedAt;
    resize(widthThen + (column.isBeforeProgress() ? way : -way));
    event.consume();
  }

  private void click(MouseEvent event) {
    if (event.getClickCount() == 2) {
      widths.set(widths.get().without(column, columns.getValue().compact()));
    }
    event.consume();
  }

  /** The arrows move the edge the way they point. */
  private void type(KeyEvent event) {
    double way =
        switch (event.getCode()) {
          case LEFT -> -STEP;
          case RIGHT -> STEP;
          default -> 0;
        };
    if (way != 0) {
      resize(columns.getValue().width(column) + (column.isBeforeProgress() ? way : -way));
      event.consume();
    }
  }

  private void resize(double width) {
    widths.set(columns.getValue().resize(widths.get(), column, width));
  }

  /** In px of the list, which differ from those of the screen where texts are large. */
  private double x(MouseEvent event) {
    return getParent().sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
  }
}
