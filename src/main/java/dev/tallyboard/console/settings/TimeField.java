package dev.tallyboard.console.settings;

import dev.tallyboard.console.text.Texts;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A time of the day, such as 22:00; says so where it is none, and keeps the one before. */
final class TimeField extends VBox {
  private static final Texts TEXTS = Texts.of(TimeField.class);
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final TextField field = new TextField();
  private final Label wrong = new Label(TEXTS.of("time.wrong"));

  /**
   * @param onChange told each time that a time stands there
   */
  TimeField(String id, Consumer<LocalTime> onChange) {
    super(2);
    field.setId(id);
    field.setMinWidth(84);
    field.setMaxWidth(84);
    field.setAlignment(Pos.CENTER_RIGHT);
    wrong.getStyleClass().add("field-wrong");
    wrong.setMinWidth(USE_PREF_SIZE);
    wrong.managedProperty().bind(wrong.visibleProperty());
    getStyleClass().add("number-field");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(field, wrong);
    field
        .textProperty()
        .subscribe(
            (_, _) -> {
              check();
              value().ifPresent(onChange);
            });
    check();
  }

  void set(LocalTime time) {
    if (!value().equals(Optional.of(time))) {
      field.setText(WRITTEN.format(time));
    }
  }

  private Optional<LocalTime> value() {
    Matcher time = TIME.matcher(field.getText().strip());
    return time.matches()
        ? Optional.of(
            LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
        : Optional.empty();
  }

  private void check() {
    boolean right = value().isPresent();
    field.pseudoClassStateChanged(WRONG, !right);
    field.setAccessibleHelp(right ? "" : wrong.getText());
    wrong.setVisible(!right);
  }
}
