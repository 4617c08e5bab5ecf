package dev.tallyboard.console.orders;

import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/** The names of the columns, and between them the edges that make them wider or narrower. */
final class ColumnHead extends Pane {
  private static final Texts TEXTS = Texts.of(ColumnHead.class);
  private static final double HEIGHT = 32;

  private final Text order = name("");
  private final Text supplier = name(TEXTS.of("column.supplier"));
  private final List<Text> names =
      List.of(
          order,
          supplier,
          name(TEXTS.of("column.stage")),
          name(TEXTS.of("column.progress")),
          name(TEXTS.of("column.elapsed")),
          name(TEXTS.of("column.status")));

  private final List<ColumnEdge> edges = new ArrayList<>();
  private final Runnable done;

  /**
   * @param widths what the operator chooses by the edges
   * @param done when the keys have nothing to do here any more
   */
  ColumnHead(ObservableValue<Columns> columns, ObjectProperty<Widths> widths, Runnable done) {
    this.done = done;
    getStyleClass().add("column-head");
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().addAll(names);
    for (Column column : Column.values()) {
      edges.add(new ColumnEdge(column, columns, widths));
    }
    getChildren().addAll(edges);
    columns.subscribe(this::place);
    addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    ColumnMenu menu = new ColumnMenu(widths, this::takeKeys);
    setOnContextMenuRequested(it -> menu.show(this, it.getScreenX(), it.getScreenY()));
  }

  /** The keys change the widths from now on: those of the first column. */
  void takeKeys() {
    edges.getFirst().requestFocus();
  }

  private void place(Columns at) {
    order.setText(TEXTS.of(at.supplierApart() ? "column.order-alone" : "column.order"));
    supplier.setVisible(at.supplierApart());
    double[] starts = {
      at.order(), at.supplier(), at.stage(), at.progress(), at.elapsed(), at.status()
    };
    for (int i = 0; i < starts.length; i++) {
      names.get(i).setLayoutX(starts[i]);
    }
    edges.forEach(it -> it.place(at, HEIGHT));
  }

  /** From edge to edge, and out. */
  private void walk(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> focus(1);
      case UP -> focus(-1);
      case ENTER, ESCAPE -> done.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(int step) {
    List<ColumnEdge> seen = edges.stream().filter(ColumnEdge::isVisible).toList();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).isFocused()) {
        seen.get(Math.floorMod(i + step, seen.size())).requestFocus();
        return;
      }
    }
  }

  private static Text name(String text) {
    Text name = new Text(text);
    name.getStyleClass().add("column-name");
    name.setTextOrigin(VPos.CENTER);
    name.setLayoutY(HEIGHT / 2);
    name.setManaged(false);
    return name;
  }
}
