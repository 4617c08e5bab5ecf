package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Frame.Completeness;
import java.util.Collections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** In place of the list while there is no order at all: where to drop one. */
final class EmptyOrders extends VBox {
  private static final Texts TEXTS = Texts.of(EmptyOrders.class);

  private static final double TWO_COLUMNS_FROM = 640;

  private final Label title = new Label();
  private final Label text = text();
  private final Label expectingText = text();
  private final VBox expecting;
  private final GridPane words = new GridPane(24, 16);

  EmptyOrders(OrdersViewModel model, Runnable chooseFiles) {
    setId("empty-orders");
    getStyleClass().add("empty-orders");
    VBox zone = dropZone(chooseFiles);
    VBox.setVgrow(zone, Priority.ALWAYS);
    title.getStyleClass().add("empty-title");
    Label question = new Label(TEXTS.of("empty.expecting"));
    question.getStyleClass().add("empty-title");
    expectingText.setText(TEXTS.of("empty.expecting.text"));
    expecting = new VBox(4, question, expectingText);
    words.add(new VBox(4, title, text), 0, 0);
    words.add(expecting, 1, 0);
    words.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(zone, words);
    widthProperty().subscribe(it -> arrange(it.doubleValue() >= TWO_COLUMNS_FROM));
    model.completeness().subscribe(this::explain);
  }

  /** Leads to where the connection is tested. */
  void offerTest(Runnable toConnection) {
    Button test = new Button(TEXTS.of("empty.test"), Icon.styled(Feather.ACTIVITY, 16));
    test.setId("test-connection");
    test.getStyleClass().addAll("flat", "link");
    test.setMinWidth(Region.USE_PREF_SIZE);
    test.setOnAction(_ -> toConnection.run());
    expectingText.setText(TEXTS.of("empty.expecting.test"));
    expecting.getChildren().add(test);
  }

  private void arrange(boolean sideBySide) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(sideBySide ? 50 : 100);
    column.setHgrow(Priority.ALWAYS);
    words.getColumnConstraints().setAll(Collections.nCopies(sideBySide ? 2 : 1, column));
    GridPane.setConstraints(expecting, sideBySide ? 1 : 0, sideBySide ? 0 : 1);
  }

  private static Label text() {
    Label text = new Label();
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    return text;
  }

  private void explain(Completeness completeness) {
    expecting.setVisible(completeness != Completeness.LOADING);
    expecting.setManaged(completeness != Completeness.LOADING);
    switch (completeness) {
      case LOADING -> {
        title.setText(TEXTS.of("empty.loading"));
        text.setText(TEXTS.of("empty.loading.text"));
      }
      case WHOLE -> {
        title.setText(TEXTS.of("empty.none"));
        text.setText(TEXTS.of("empty.none.text"));
      }
      case SINCE_START -> {
        title.setText(TEXTS.of("empty.since-start"));
        text.setText(TEXTS.of("empty.since-start.text"));
      }
    }
  }

  private static VBox dropZone(Runnable chooseFiles) {
    Icon icon = Icon.styled(Feather.UPLOAD_CLOUD, 56);
    Label drop = new Label(TEXTS.of("empty.drop"));
    drop.getStyleClass().add("drop-title");
    Label kinds = new Label(TEXTS.of("empty.kinds"));
    kinds.getStyleClass().add("drop-text");
    kinds.setTextAlignment(TextAlignment.CENTER);
    Label key = new Label(KeyNames.command("O"));
    key.getStyleClass().add("key-hint");
    HBox content =
        new HBox(10, Icon.styled(Feather.FILE_PLUS, 18), new Label(TEXTS.of("empty.choose")), key);
    content.setAlignment(Pos.CENTER);
    Button choose = new Button();
    choose.setGraphic(content);
    choose.setId("choose-files");
    choose.setAccessibleText(TEXTS.of("empty.choose"));
    choose.getStyleClass().addAll("accent", "large");
    choose.setOnAction(_ -> chooseFiles.run());
    VBox zone = new VBox(icon, drop, kinds, choose);
    zone.getStyleClass().add("drop-zone");
    zone.setAlignment(Pos.CENTER);
    zone.setMaxHeight(440);
    VBox.setMargin(choose, new Insets(16, 0, 0, 0));
    return zone;
  }
}
