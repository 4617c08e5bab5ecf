package dev.tallyboard.console.orders;

import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/** The names of the columns. */
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

  ColumnHead(ObservableValue<Columns> columns) {
    getStyleClass().add("column-head");
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().addAll(names);
    columns.subscribe(this::place);
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
