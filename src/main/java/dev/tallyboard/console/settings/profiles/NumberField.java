package dev.tallyboard.console.settings.profiles;

import dev.tallyboard.console.settings.Realtime.Range;
import dev.tallyboard.console.text.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A whole number within a range; says so where it is not. */
final class NumberField extends VBox {
  private static final Texts TEXTS = Texts.of(NumberField.class);
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TextField field = new TextField();
  private final Label wrong = new Label();
  private final Range range;

  /**
   * @param unit behind it; empty for none
   * @param onChange told of each change, right or wrong
   */
  NumberField(String id, Range range, String unit, Runnable onChange) {
    super(2);
    this.range = range;
    field.setId(id);
    field.setPrefColumnCount(5);
    field.setMinWidth(84);
    field.setMaxWidth(84);
    field.setAlignment(Pos.CENTER_RIGHT);
    Label behind = new Label(unit);
    behind.setMinWidth(16);
    HBox line = new HBox(8, field, behind);
    line.setAlignment(Pos.CENTER_RIGHT);
    wrong.getStyleClass().add("field-wrong");
    wrong.setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("number-field");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(line, wrong);
    field
        .textProperty()
        .subscribe(
            (_, _) -> {
              check();
              onChange.run();
            });
    check();
  }

  TextField field() {
    return field;
  }

  void set(int value) {
    if (!value().equals(Optional.of(value))) {
      field.setText(Integer.toString(value));
    }
  }

  /** Empty where what was typed is no number of the range. */
  Optional<Integer> value() {
    String text = field.getText().strip();
    if (!text.matches("\\d{1,6}")) {
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(text)).filter(range::holds);
  }

  private void check() {
    boolean right = value().isPresent();
    field.pseudoClassStateChanged(WRONG, !right);
    wrong.setText(right ? "" : TEXTS.of("number.range", range.least(), range.most()));
    wrong.setVisible(!right);
    wrong.setManaged(!right);
    field.setAccessibleHelp(wrong.getText());
  }
}
