package dev.tallyboard.console.orders;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** Keeps the operator on the chosen order, wherever the sorting puts its row. */
final class KeptSelection {
  private final ListView<OrderItem> list;
  private @Nullable OrderItem chosen;
  private boolean restoring;

  private KeptSelection(ListView<OrderItem> list) {
    this.list = list;
  }

  /** What the list does by itself at these events is done before: it is the operator's choice. */
  static KeptSelection of(ListView<OrderItem> list) {
    KeptSelection kept = new KeptSelection(list);
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
    }
  }

  /** This one is. */
  void choose(OrderItem item) {
    list.getSelectionModel().select(item);
    choose();
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
