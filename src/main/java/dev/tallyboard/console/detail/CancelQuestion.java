package dev.tallyboard.console.detail;

import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks whether an order is to be cancelled for good. It stands below the button that opened it, so
 * that no second click meets the answer; the keys are on the harmless one.
 */
final class CancelQuestion extends VBox {
  private static final Texts TEXTS = Texts.of(CancelQuestion.class);

  private final Label sentence = new WrappedLabel("situation-answer");
  private final Button keep =
      SituationView.button(
          "detail-cancel-keep",
          "detail.cancel.keep",
          "detail.cancel.keep.tooltip",
          Feather.CORNER_UP_LEFT);
  private final Button confirm =
      SituationView.button(
          "detail-cancel-confirm",
          "detail.cancel.confirm",
          "detail.cancel.confirm.tooltip",
          Feather.SLASH);

  CancelQuestion(Runnable kept, Runnable confirmed) {
    super(8);
    setId("detail-cancel-question");
    keep.setOnAction(_ -> kept.run());
    confirm.setOnAction(_ -> confirmed.run());
    VBox.setMargin(sentence, new Insets(4, 0, 0, 0));
    getChildren().addAll(sentence, new FlowPane(8, 8, keep, confirm));
    show(false);
  }

  /**
   * Of which order is in the heading right above: the question is short enough for a low window.
   */
  void show(boolean asks) {
    String words = asks ? TEXTS.of("detail.cancel.ask") : "";
    sentence.setText(words);
    keep.setAccessibleHelp(words);
    SituationView.offer(this, asks);
    SituationView.offer(keep, asks);
    SituationView.offer(confirm, asks);
  }

  void takeKeys() {
    keep.requestFocus();
  }

  List<Button> buttons() {
    return List.of(keep, confirm);
  }
}
