package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.text.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** What became of the last export: a success for a while, a failure until it is dismissed. */
final class ExportLine extends HBox {
  private static final Texts TEXTS = Texts.of(ExportLine.class);

  private final WrappedLabel sentence = new WrappedLabel("notice-text");
  private final PauseTransition hiding = new PauseTransition(Duration.seconds(10));

  ExportLine() {
    super(8);
    setId("feed-export");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TEXT);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    managedProperty().bind(visibleProperty());
    setVisible(false);
    hiding.setOnFinished(_ -> setVisible(false));
  }

  void show(Export export) {
    hiding.stop();
    switch (export) {
      case Export.Saved it -> {
        show(Feather.CHECK, "export-saved", TEXTS.of("export.saved", it.file(), it.entries()));
        hiding.playFromStart();
      }
      case Export.Failed it -> show(Feather.ALERT_OCTAGON, "danger", it.sentence());
    }
  }

  private void show(Feather icon, String look, String words) {
    sentence.setText(words);
    setAccessibleText(words);
    getStyleClass().setAll("notice", "feed-notice", look);
    Button dismiss = new Button("", Icon.styled(Feather.X, 16));
    dismiss.setId("feed-export-dismiss");
    dismiss.getStyleClass().addAll("flat", "dismiss");
    dismiss.setAccessibleText(TEXTS.of("export.dismiss"));
    dismiss.setMinSize(32, 32);
    dismiss.setOnAction(_ -> setVisible(false));
    getChildren().setAll(Icon.styled(icon, 16), sentence, dismiss);
    setVisible(true);
  }
}
