package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.event.Stage;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One stage of the strip; the object stays while its counts change. */
public final class StageItem {
  private final ReadOnlyObjectWrapper<PipelineStage> counts;
  private final ReadOnlyIntegerWrapper newFailures = new ReadOnlyIntegerWrapper();

  StageItem(PipelineStage counts) {
    this.counts = new ReadOnlyObjectWrapper<>(counts);
  }

  public Stage stage() {
    return counts.get().stage();
  }

  public ReadOnlyObjectProperty<PipelineStage> counts() {
    return counts.getReadOnlyProperty();
  }

  /** How many of the failures nobody has acknowledged. */
  public ReadOnlyIntegerProperty newFailures() {
    return newFailures.getReadOnlyProperty();
  }

  void setNewFailures(int count) {
    newFailures.set(count);
  }

  void set(PipelineStage next) {
    if (!next.equals(counts.get())) {
      counts.set(next);
    }
  }
}
