package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.control.Freshness;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The stages in flow order, then the unknown ones. FX thread. */
public final class PipelineViewModel {
  private final ObservableList<StageItem> stages = FXCollections.observableArrayList();
  private final ObservableList<StageItem> readOnlyStages =
      FXCollections.unmodifiableObservableList(stages);
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

  private List<PipelineStage> shown = List.of();

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
    }
  }

  public ObservableList<StageItem> stages() {
    return readOnlyStages;
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
