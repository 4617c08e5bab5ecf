package dev.tallyboard.console.connection;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** A line of small text with its stressed part in a heavier weight. */
final class DetailText extends HBox {
  private final Text before = part("detail");
  private final Text strong = part("detail-strong");
  private final Text after = part("detail");

  /**
   * @param gap px before the stressed part, besides the words' own space
   */
  DetailText(double gap) {
    super(gap);
    setAlignment(Pos.BASELINE_RIGHT);
    getChildren().addAll(before, strong, after);
  }

  void show(Detail detail) {
    before.setText(detail.before());
    strong.setText(detail.strong());
    after.setText(detail.after());
  }

  private static Text part(String styleClass) {
    Text text = new Text();
    text.getStyleClass().add(styleClass);
    return text;
  }
}
