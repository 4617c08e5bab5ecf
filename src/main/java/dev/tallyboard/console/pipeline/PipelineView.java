package dev.tallyboard.console.pipeline;

import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyEvent;
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
    model.selected().subscribe(_ -> showSelected());
    addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
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
      StageItem item = model.stages().get(i);
      boolean last = i == model.stages().size() - 1;
      StageTile tile = new StageTile(item, theme, last, () -> model.toggle(item.stage()));
      tile.focusedProperty().subscribe(it -> stopAt(tile, it));
      tile.setCompact(compact);
      tile.setStale(model.stale().get());
      tiles.add(tile);
    }
    getChildren().setAll(tiles);
    showSelected();
    for (StageTile tile : tiles) {
      tile.setFocusTraversable(tile.equals(tiles.getFirst()));
    }
  }

  private void showSelected() {
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).setSelected(model.stages().get(i).stage().equals(model.selected().get()));
    }
  }

  /** The strip is one stop of the Tab key: the tile that was focused last. */
  private void stopAt(StageTile focused, boolean now) {
    if (now) {
      tiles.forEach(it -> it.setFocusTraversable(it.equals(focused)));
    }
  }

  private void walk(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    for (int i = 0; step != 0 && i < tiles.size(); i++) {
      if (tiles.get(i).isFocused()) {
        StageTile next = tiles.get(Math.clamp(i + step, 0, tiles.size() - 1));
        next.setFocusTraversable(true);
        next.requestFocus();
        event.consume();
        return;
      }
    }
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
