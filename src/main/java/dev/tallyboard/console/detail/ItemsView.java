package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The line items as a table that cannot be changed. */
final class ItemsView extends VBox {
  private static final double SKU = 76;
  private static final double QUANTITY = 48;
  private static final double PRICE = 76;
  private static final Texts TEXTS = Texts.of(ItemsView.class);

  private final SectionHead head = new SectionHead(TEXTS.of("items.title"));
  private final VBox doubts = new VBox(4);
  private final VBox rows = new VBox();
  private final Label notice = new WrappedLabel("detail-notice");
  private final Button again =
      new Button(TEXTS.of("items.again"), Icon.styled(Feather.REFRESH_CW, 16));
  private @Nullable ItemTable shown;

  /**
   * @param askAgain asks the gateway for what it did not answer
   */
  ItemsView(Runnable askAgain) {
    super(8);
    setId("detail-items");
    getStyleClass().add("detail-section");
    doubts.setId("detail-doubts");
    doubts.getStyleClass().add("doubts");
    notice.setId("detail-notice");
    again.setId("detail-again");
    again.setOnAction(_ -> askAgain.run());
    getChildren().addAll(head, doubts, rows, notice, again);
  }

  void show(ItemTable table) {
    if (table.equals(shown)) {
      return;
    }
    head.say(table.count(), table.confidence());
    boolean sameLines =
        shown != null
            && table.lines().equals(shown.lines())
            && table.price().equals(shown.price())
            && table.more().equals(shown.more());
    shown = table;
    warn(table.doubts());
    if (!sameLines) {
      fill(table);
    }
    notice.setText(table.notice());
    offer(notice, !table.notice().isEmpty());
    offer(again, table.canAskAgain());
  }

  private void warn(List<String> told) {
    doubts.getChildren().clear();
    for (int i = 0; i < told.size(); i++) {
      Label doubt = new WrappedLabel(i == 0 ? "doubt-call" : "doubt");
      doubt.setText(told.get(i));
      doubt.setGraphic(i == 0 ? Icon.styled(Feather.ALERT_TRIANGLE, 16) : null);
      doubts.getChildren().add(doubt);
    }
    offer(doubts, !told.isEmpty());
  }

  private void fill(ItemTable table) {
    rows.getChildren().clear();
    if (!table.lines().isEmpty()) {
      rows.getChildren()
          .add(
              row(
                  "item-head",
                  new ItemTable.Line(
                      TEXTS.of("items.sku"),
                      TEXTS.of("items.description"),
                      TEXTS.of("items.quantity"),
                      table.price())));
    }
    table.lines().forEach(it -> rows.getChildren().add(row("item", it)));
    if (!table.more().isEmpty()) {
      Label more = new WrappedLabel("detail-notice");
      more.setText(table.more());
      rows.getChildren().add(more);
    }
    offer(rows, !table.lines().isEmpty());
  }

  private static HBox row(String styleClass, ItemTable.Line line) {
    Label description = cell(line.description(), "item-text");
    HBox.setHgrow(description, Priority.ALWAYS);
    description.setMaxWidth(Double.MAX_VALUE);
    description.setMinWidth(0);
    HBox row =
        new HBox(
            8,
            wide(cell(line.sku(), "item-sku"), SKU, Pos.TOP_LEFT),
            description,
            wide(cell(line.quantity(), "item-number"), QUANTITY, Pos.TOP_RIGHT),
            wide(cell(line.price(), "item-number"), PRICE, Pos.TOP_RIGHT));
    row.getStyleClass().add(styleClass);
    row.setAccessibleRole(AccessibleRole.TEXT);
    row.setAccessibleText(
        String.join(", ", line.sku(), line.description(), line.quantity(), line.price()));
    return row;
  }

  private static Label cell(String text, String styleClass) {
    Label cell = new WrappedLabel(styleClass);
    cell.setText(text);
    return cell;
  }

  private static Label wide(Label cell, double width, Pos where) {
    cell.setMinWidth(width);
    cell.setPrefWidth(width);
    cell.setMaxWidth(width);
    cell.setAlignment(where);
    return cell;
  }

  private static void offer(Region node, boolean offered) {
    node.setVisible(offered);
    node.setManaged(offered);
  }
}
