package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Section;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field with its name above, and below a hint or what is wrong with it. */
final class FormField extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TextField field;
  private final Label below;
  private String hint = "";
  private boolean wrong;

  FormField(String name, TextField field, String id) {
    this(name, field, id, null);
  }

  /**
   * @param inside a button at the field's end; null for none
   */
  FormField(String name, TextField field, String id, @Nullable Node inside) {
    super(4);
    this.field = field;
    field.setId(id);
    Label label = Section.label(name, "settings-label");
    label.setLabelFor(field);
    below = Section.label("", "settings-hint");
    below.setId(id + "-below");
    getStyleClass().add("form-field");
    getChildren().addAll(label, inside == null ? field : with(inside, field), below);
    field.textProperty().subscribe((_, _) -> right());
    right();
  }

  String text() {
    String text = field.getText();
    return text == null ? "" : text.strip();
  }

  void set(String text) {
    field.setText(text);
    right();
  }

  void hint(String sentence) {
    hint = sentence;
    if (!wrong) {
      say(sentence);
    }
  }

  /** Says what is wrong until it is changed. */
  void wrong(String sentence) {
    wrong = true;
    mark(true);
    field.setAccessibleHelp(sentence);
    say(sentence);
  }

  boolean isWrong() {
    return wrong;
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  private static StackPane with(Node inside, TextField field) {
    field.getStyleClass().add("with-button");
    StackPane both = new StackPane(field, inside);
    StackPane.setAlignment(inside, Pos.CENTER_RIGHT);
    StackPane.setMargin(inside, new Insets(0, 4, 0, 0));
    return both;
  }

  private void right() {
    wrong = false;
    mark(false);
    field.setAccessibleHelp(hint);
    say(hint);
  }

  private void mark(boolean now) {
    field.pseudoClassStateChanged(WRONG, now);
    below.pseudoClassStateChanged(WRONG, now);
  }

  private void say(String sentence) {
    below.setText(sentence);
    below.setVisible(!sentence.isEmpty());
    below.setManaged(!sentence.isEmpty());
  }
}
