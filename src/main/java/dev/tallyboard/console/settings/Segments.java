package dev.tallyboard.console.settings;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A few values side by side, of which one is chosen. */
final class Segments<T> extends HBox {
  private final Choices<T> choices;

  Segments(Consumer<T> onChoice) {
    choices = new Choices<>(this, onChoice);
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER_RIGHT);
    setMaxHeight(USE_PREF_SIZE);
  }

  Segments<T> with(T value, String word, String id) {
    ToggleButton segment = new ToggleButton(word);
    segment.setId(id);
    segment.getStyleClass().add("segment");
    segment.setMinWidth(USE_PREF_SIZE);
    choices.add(value, segment);
    getChildren().add(segment);
    return this;
  }

  void select(T value) {
    choices.select(value);
  }
}
