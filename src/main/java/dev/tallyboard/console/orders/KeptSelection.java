package dev.tallyboard.console.orders;

import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Keeps the operator on the chosen order, wherever the sorting puts its row. */
final class KeptSelection {
  private final ListView<OrderItem> list;
  private final Consumer<@Nullable OrderItem> onChoice;
  private @Nullable OrderItem chosen;
  private boolean restoring;

  private KeptSelection(ListView<OrderItem> list, Consumer<@Nullable OrderItem> onChoice) {
    this.list = list;
    this.onChoice = onChoice;
  }

  /**
   * What the list does by itself at these events is done before: it is the operator's choice.
   *
   * @param onChoice told what the operator has chosen
   */
  static KeptSelection of(ListView<OrderItem> list, Consumer<@Nullable OrderItem> onChoice) {
    KeptSelection kept = new KeptSelection(list, onChoice);
    list.setOnMousePressed(_ -> kept.choose());
    list.setOnMouseReleased(_ -> kept.choose());
    list.setOnKeyPressed(_ -> kept.choose());
    list.setOnKeyReleased(_ -> kept.choose());
    list.getItems().addListener((ListChangeListener<OrderItem>) _ -> kept.restore());
    list.focusedProperty().subscribe(kept::focused);
    return kept;
  }

  /** What is selected now is the operator's choice. */
  void choose() {
    OrderItem selected = list.getSelectionModel().getSelectedItem();
    if (!restoring && selected != null) {
      chosen = selected;
      onChoice.accept(selected);
    }
  }

  /** This one is. */
  void choose(OrderItem item) {
    list.getSelectionModel().select(item);
    choose();
  }

  /** None is. */
  void clear() {
    list.getSelectionModel().clearSelection();
    chosen = null;
    onChoice.accept(null);
  }

  private void restore() {
    if (chosen == null) {
      return;
    }
    int row = list.getItems().indexOf(chosen);
    restoring = true;
    if (row < 0) {
      list.getSelectionModel().clearSelection();
    } else if (row != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().clearAndSelect(row);
    }
    restoring = false;
  }

  /** Who comes by key sees where the keys are. */
  private void focused(boolean now) {
    if (now && list.getFocusModel().getFocusedIndex() < 0 && !list.getItems().isEmpty()) {
      list.getFocusModel().focus(0);
    }
  }
}
