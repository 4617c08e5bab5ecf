package dev.tallyboard.console.orders;

import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** In place of the rows where there are none to show: why, and the way back to all. */
final class NothingMatches extends VBox {
  private static final Texts TEXTS = Texts.of(NothingMatches.class);

  private final Label why = new Label();

  NothingMatches(OrdersViewModel model) {
    super(16);
    setAlignment(Pos.CENTER);
    getStyleClass().add("nothing-matches");
    why.setId("nothing-matches");
    why.setWrapText(true);
    why.setTextAlignment(TextAlignment.CENTER);
    why.setMaxWidth(480);
    why.setMinHeight(Region.USE_PREF_SIZE);
    Button all = new Button(TEXTS.of("nothing.show-all"));
    all.setId("show-all");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(_ -> model.showAll());
    getChildren().addAll(why, all);
    model.shown().subscribe(this::explain);
  }

  private void explain(Shown shown) {
    Search search = shown.by().search();
    Narrowing besides = new Narrowing(Search.NONE, shown.by().stage(), shown.by().state());
    if (search.words().isEmpty()) {
      why.setText(TEXTS.of("nothing.filter"));
    } else {
      why.setText(TEXTS.of(besides.isNone() ? "nothing.search" : "nothing.both", search.typed()));
    }
  }
}
