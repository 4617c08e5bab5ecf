package dev.tallyboard.console.pipeline;

import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Pane;

/** The stages side by side, sharing the width. */
public final class PipelineView extends Pane {
  private static final double INSET = 16;
  private static final double RIGHT_INSET = 24;

  private final PipelineViewModel model;
  private final Theme theme;
  private final List<StageTile> tiles = new ArrayList<>();
  private boolean compact;

  public PipelineView(PipelineViewModel model, Theme theme) {
    this.model = model;
    this.theme = theme;
    setId("pipeline");
    getStyleClass().add("pipeline");
    model.stages().addListener((ListChangeListener<StageItem>) _ -> rebuild());
    model.stale().subscribe(it -> tiles.forEach(tile -> tile.setStale(it)));
    rebuild();
  }

  /** Short names, no durations, no zeros. */
  public void setCompact(boolean small) {
    compact = small;
    tiles.forEach(it -> it.setCompact(small));
    requestLayout();
  }

  private void rebuild() {
    tiles.clear();
    for (int i = 0; i < model.stages().size(); i++) {
      StageTile tile = new StageTile(model.stages().get(i), theme, i == model.stages().size() - 1);
      tile.setCompact(compact);
      tile.setStale(model.stale().get());
      tiles.add(tile);
    }
    getChildren().setAll(tiles);
  }

  @Override
  protected double computePrefHeight(double width) {
    return compact ? 80 : 104;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    if (tiles.isEmpty()) {
      return;
    }
    double pitch = (getWidth() - INSET - RIGHT_INSET + StageTile.GUTTER) / tiles.size();
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).resizeRelocate(INSET + i * pitch, 0, pitch, getHeight());
    }
  }
}
