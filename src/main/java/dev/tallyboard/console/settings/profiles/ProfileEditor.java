package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Profile;
import dev.tallyboard.console.settings.Section;
import dev.tallyboard.console.text.Texts;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A profile while it is edited: fields, test, save, delete. Takes no room while none is. */
final class ProfileEditor extends VBox {
  private static final Texts TEXTS = Texts.of(ProfileEditor.class);

  private final ConnectionDesk desk;
  private final Runnable onClose;
  private final Label title = new Label();
  private final ProfileForm form = new ProfileForm(true);
  private final TestLines lines = new TestLines();
  private final Button save = new Button(TEXTS.of("editor.save"));
  private final Button delete =
      ConnectionPage.link(TEXTS.of("editor.delete"), "delete-profile", () -> ask(true));
  private final HBox question;
  private @Nullable Profile edited;

  /**
   * @param onClose takes the keys
   */
  ProfileEditor(ConnectionDesk desk, Runnable onClose) {
    super(16);
    this.desk = desk;
    this.onClose = onClose;
    setId("profile-editor");
    title.getStyleClass().add("section-title");
    save.setId("save-profile");
    save.getStyleClass().add("accent");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(_ -> save());
    question = question();
    FlowPane actions =
        new FlowPane(
            16,
            8,
            save,
            ConnectionPage.link(TEXTS.of("editor.test"), "test-profile", this::test),
            ConnectionPage.link(TEXTS.of("editor.cancel"), "cancel-profile", this::close),
            delete);
    actions.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, form, lines, actions, question);
    addEventHandler(ActionEvent.ACTION, this::entered);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    setShown(false);
  }

  /** Begins with a profile; null for a new one. */
  void open(@Nullable Profile profile) {
    edited = profile;
    title.setText(profile == null ? TEXTS.of("editor.new") : TEXTS.of("editor.edit"));
    form.edit(profile);
    desk.tokenPlace(form::tell);
    lines.clear();
    delete.setVisible(profile != null);
    ask(false);
    setShown(true);
    form.focusFirst();
  }

  void focusToken() {
    form.focusToken();
  }

  private void save() {
    form.read()
        .ifPresent(
            it -> {
              desk.save(it.profile(), it.token());
              close();
            });
  }

  private void test() {
    form.read().ifPresent(it -> lines.begin(desk, it));
  }

  private void close() {
    lines.clear();
    form.edit(null);
    setShown(false);
    onClose.run();
  }

  /** Enter in a field. */
  private void entered(ActionEvent event) {
    if (event.getTarget() instanceof TextField) {
      save();
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  private HBox question() {
    Label words = Section.label(TEXTS.of("editor.delete.sure"), "settings-label");
    HBox.setHgrow(words, Priority.ALWAYS);
    Button yes = new Button(TEXTS.of("editor.delete.yes"));
    yes.setId("delete-yes");
    yes.setMinWidth(Region.USE_PREF_SIZE);
    yes.setOnAction(_ -> deleteNow());
    Button no = new Button(TEXTS.of("editor.delete.no"));
    no.setId("delete-no");
    no.setMinWidth(Region.USE_PREF_SIZE);
    no.setOnAction(
        _ -> {
          ask(false);
          delete.requestFocus();
        });
    HBox row = new HBox(12, words, yes, no);
    row.setId("delete-question");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void ask(boolean now) {
    question.setVisible(now);
    question.setManaged(now);
    if (now) {
      question.lookup("#delete-no").requestFocus();
    }
  }

  private void deleteNow() {
    if (edited != null) {
      desk.delete(edited);
    }
    close();
  }

  private void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }
}
