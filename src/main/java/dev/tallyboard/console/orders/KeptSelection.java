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
   * @param onChoice told what the operator has chosen
   */
  static KeptSelection of(ListView<OrderItem> list, Consumer<@Nullable OrderItem> onChoice) {
    KeptSelection kept = new KeptSelection(list, onChoice);
    list.setOnMousePressed(_ -> kept.choose());
    list.setOnKeyReleased(_ -> kept.choose());
    list.getItems().addListener((ListChangeListener<OrderItem>) _ -> kept.restore());
    list.focusedProperty().subscribe(kept::focused);
    return kept;
  }

  /** What is selected now is the operator's choice. */
  void choose() {
    if (!restoring) {
      chosen = list.getSelectionModel().getSelectedItem();
      onChoice.accept(chosen);
    }
  }

  private void restore() {
    OrderItem item = chosen;
    if (item == null || item.equals(list.getSelectionModel().getSelectedItem())) {
      return;
    }
    restoring = true;
    int row = list.getItems().indexOf(item);
    if (row >= 0) {
      list.getSelectionModel().clearAndSelect(row);
    } else {
      list.getSelectionModel().clearSelection();
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
