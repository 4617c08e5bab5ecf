package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The stages side by side: their name, what runs, and one line of what waits or failed. */
final class WallStages extends HBox {
  private static final Texts TEXTS = Texts.of(WallStages.class);
  private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final List<Column> columns = new ArrayList<>();

  WallStages() {
    getStyleClass().add("wall-stages");
  }

  void show(List<WallStage> stages, boolean stale) {
    while (columns.size() < stages.size()) {
      columns.add(new Column());
    }
    while (columns.size() > stages.size()) {
      columns.removeLast();
    }
    if (getChildren().size() != columns.size()) {
      getChildren().setAll(columns);
    }
    for (int i = 0; i < stages.size(); i++) {
      columns.get(i).show(stages.get(i));
    }
    pseudoClassStateChanged(STALE, stale);
  }

  /** One stage. */
  private static final class Column extends VBox {
    private final Label name = WallText.ending("wall-36", "wall-stage");
    private final Label running = WallText.whole("wall-112", "wall-number");
    private final Label waiting = WallText.whole("wall-36", "wall-quiet");
    private final Label failed = WallText.whole("wall-36", "wall-failed");

    Column() {
      getStyleClass().add("wall-column");
      setMinWidth(0);
      setPrefWidth(0);
      HBox.setHgrow(this, Priority.ALWAYS);
      name.setWrapText(true);
      failed.setGraphic(Icon.styled(Feather.ALERT_OCTAGON, 34));
      failed.setGraphicTextGap(10);
      HBox below = new HBox(failed, waiting);
      below.setSpacing(16);
      for (Label it : new Label[] {failed, waiting}) {
        it.managedProperty().bind(it.visibleProperty());
      }
      getChildren().addAll(name, running, below);
    }

    /** Failures come before what waits: there is room for one of them. */
    void show(WallStage stage) {
      name.setText(stage.name());
      running.setText(TEXTS.of("wall.count", stage.running()));
      running.pseudoClassStateChanged(ZERO, stage.running() == 0);
      failed.setText(TEXTS.of("wall.stage-failed", stage.failed()));
      failed.setVisible(stage.failed() > 0);
      waiting.setText(TEXTS.of("wall.stage-waiting", stage.waiting()));
      waiting.setVisible(stage.waiting() > 0 && stage.failed() == 0);
    }
  }
}
