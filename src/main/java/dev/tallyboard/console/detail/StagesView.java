package dev.tallyboard.console.detail;

import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** All stages of the order, one below the other. */
final class StagesView extends VBox {
  private static final Texts TEXTS = Texts.of(StagesView.class);

  private final Theme theme;
  private final VBox rows = new VBox();
  private List<StageLine> shown = List.of();
  private boolean shownStale;

  StagesView(Theme theme) {
    super(4);
    this.theme = theme;
    setId("detail-stages");
    getStyleClass().add("detail-section");
    SectionHead head = new SectionHead(TEXTS.of("stages.title"));
    head.say(TEXTS.of("stages.legend"), "");
    getChildren().addAll(head, rows);
  }

  void show(List<StageLine> stages, boolean stale) {
    if (stages.equals(shown) && stale == shownStale) {
      return;
    }
    shown = stages;
    shownStale = stale;
    setVisible(!stages.isEmpty());
    setManaged(!stages.isEmpty());
    if (rows.getChildren().size() != stages.size()) {
      List<StageRow> fresh = new ArrayList<>();
      stages.forEach(_ -> fresh.add(new StageRow(theme)));
      rows.getChildren().setAll(fresh);
    }
    for (int i = 0; i < stages.size(); i++) {
      ((StageRow) rows.getChildren().get(i)).show(stages.get(i), stale);
    }
  }
}
