package dev.tallyboard.console.pipeline;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.Freshness;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The stages in flow order, then the unknown ones. FX thread. */
public final class PipelineViewModel {
  private final ObservableList<StageItem> stages = FXCollections.observableArrayList();
  private final ObservableList<StageItem> readOnlyStages =
      FXCollections.unmodifiableObservableList(stages);
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

  private final ObjectProperty<@Nullable Stage> selected = new SimpleObjectProperty<>();

  private List<PipelineStage> shown = List.of();
  private Alarms alarms = Alarms.NONE;

  public void accept(Frame frame, long now) {
    stale.set(Freshness.of(frame, now).stale());
    List<PipelineStage> next = frame.board().pipeline();
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    if (sameStages(next)) {
      for (int i = 0; i < next.size(); i++) {
        stages.get(i).set(next.get(i));
      }
    } else {
      List<StageItem> items = new ArrayList<>(next.size());
      next.forEach(it -> items.add(new StageItem(it)));
      stages.setAll(items);
      show(alarms);
      if (items.stream().noneMatch(it -> it.stage().equals(selected.get()))) {
        selected.set(null); // an unknown stage that is no more
      }
    }
  }

  /** Tells failures that nobody has acknowledged from the others. */
  public void show(Alarms next) {
    alarms = next;
    stages.forEach(it -> it.setNewFailures(next.newFailures().getOrDefault(it.stage(), 0)));
  }

  public ObservableList<StageItem> stages() {
    return readOnlyStages;
  }

  /** The stage that orders are shown of; null for all. */
  public ObjectProperty<@Nullable Stage> selected() {
    return selected;
  }

  /** Selects the stage, or lets go of it where it is selected. */
  public void toggle(Stage stage) {
    selected.set(stage.equals(selected.get()) ? null : stage);
  }

  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  private boolean sameStages(List<PipelineStage> next) {
    if (next.size() != stages.size()) {
      return false;
    }
    for (int i = 0; i < next.size(); i++) {
      if (!next.get(i).stage().equals(stages.get(i).stage())) {
        return false;
      }
    }
    return true;
  }
}
