package dev.tallyboard.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;

/** Toggle buttons of which one is chosen: one stop of the Tab key, the arrows move the choice. */
final class Choices<T> {
  private final List<T> values = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final Consumer<T> onChoice;

  /**
   * @param around where the arrows count
   */
  Choices(Node around, Consumer<T> onChoice) {
    this.onChoice = onChoice;
    around.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
  }

  void add(T value, ToggleButton button) {
    values.add(value);
    buttons.add(button);
    button.focusTraversableProperty().bind(button.selectedProperty());
    button.setOnAction(_ -> choose(value));
  }

  /** Shows the choice, without telling anybody. */
  void select(T value) {
    for (int i = 0; i < values.size(); i++) {
      buttons.get(i).setSelected(values.get(i).equals(value));
    }
  }

  void focusChosen() {
    buttons.stream().filter(ToggleButton::isSelected).forEach(ToggleButton::requestFocus);
  }

  private void choose(T value) {
    select(value);
    onChoice.accept(value);
  }

  private void walk(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case UP, LEFT -> -1;
          case DOWN, RIGHT -> 1;
          default -> 0;
        };
    for (int i = 0; step != 0 && i < buttons.size(); i++) {
      if (buttons.get(i).isFocused()) {
        choose(values.get(Math.clamp(i + step, 0, buttons.size() - 1)));
        focusChosen();
        event.consume();
        return;
      }
    }
  }
}
