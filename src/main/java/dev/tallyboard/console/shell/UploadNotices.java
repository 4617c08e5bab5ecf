package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.WrappedLabel;
import dev.tallyboard.console.shell.Uploads.Refusal;
import dev.tallyboard.console.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Files that were refused, each until it is dismissed; the newest three at most. */
final class UploadNotices extends VBox {
  private static final Texts TEXTS = Texts.of(UploadNotices.class);
  private static final int MOST = 3;

  private final Uploads uploads;

  UploadNotices(Uploads uploads) {
    this.uploads = uploads;
    setId("upload-notices");
    uploads.refusals().addListener((ListChangeListener<Refusal>) _ -> rebuild());
    rebuild();
  }

  private void rebuild() {
    getChildren().setAll(uploads.refusals().stream().limit(MOST).map(this::notice).toList());
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
  }

  private HBox notice(Refusal refusal) {
    Label file = wrapped("notice-title", TEXTS.of("upload.refused", refusal.file()));
    Label sentence = wrapped("notice-text", refusal.sentence());
    sentence.getStyleClass().add("upload-sentence");
    VBox why = new VBox(sentence);
    if (!refusal.detail().isEmpty()) {
      Label detail = wrapped("notice-text", refusal.detail());
      detail.getStyleClass().add("upload-detail");
      why.getChildren().add(detail);
    }
    why.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(why, Priority.ALWAYS);
    Button dismiss = new Button("", Icon.styled(Feather.X, 18));
    dismiss.getStyleClass().addAll("flat", "dismiss");
    dismiss.setAccessibleText(TEXTS.of("upload.dismiss"));
    dismiss.setMinSize(36, 36);
    dismiss.setOnAction(_ -> uploads.dismiss(refusal));
    HBox bar = new HBox(Icon.styled(Feather.ALERT_OCTAGON, 24), file, why, dismiss);
    bar.getStyleClass().addAll("notice", "danger");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMinHeight(56);
    bar.setMaxHeight(Region.USE_PREF_SIZE);
    bar.setAccessibleRole(AccessibleRole.TEXT);
    bar.setAccessibleText(
        (file.getText() + ". " + refusal.sentence() + " " + refusal.detail()).strip());
    return bar;
  }

  private static Label wrapped(String styleClass, String text) {
    Label label = new WrappedLabel(styleClass);
    label.setText(text);
    return label;
  }
}
