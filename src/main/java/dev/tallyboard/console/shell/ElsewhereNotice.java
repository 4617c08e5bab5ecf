package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says, until it is dismissed, that another window keeps the alarms, and not this one. */
final class ElsewhereNotice extends HBox {
  private static final Texts TEXTS = Texts.of(ElsewhereNotice.class);

  ElsewhereNotice() {
    setId("alarms-elsewhere");
    Label title = new Label(TEXTS.of("elsewhere.title"));
    title.getStyleClass().add("notice-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label sentence = new Label(TEXTS.of("elsewhere.text"));
    sentence.getStyleClass().addAll("notice-text", "upload-sentence");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button dismiss = new Button("", Icon.styled(Feather.X, 18));
    dismiss.getStyleClass().addAll("flat", "dismiss");
    dismiss.setAccessibleText(TEXTS.of("upload.dismiss"));
    dismiss.setMinSize(36, 36);
    dismiss.setOnAction(_ -> setVisible(false));
    getChildren().addAll(Icon.styled(Feather.COPY, 24), title, sentence, dismiss);
    getStyleClass().addAll("notice", "warning");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(56);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(title.getText() + ". " + sentence.getText());
    managedProperty().bind(visibleProperty());
  }
}
