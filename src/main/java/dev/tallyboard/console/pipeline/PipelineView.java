package dev.tallyboard.console.pipeline;

import dev.tallyboard.board.PipelineStage;
import dev.tallyboard.console.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;

/** The stages side by side, sharing the width. */
public final class PipelineView extends Pane {
  private static final double INSET = 16;
  private static final double RIGHT_INSET = 24;

  /** Room for numbers of three digits; beyond that, stages come into view one by one. */
  private static final double LEAST_PITCH = 165;

  private static final double LEAST_COMPACT_PITCH = 144;

  /** Kept free for the arrow of the last tile in view, which points to more of them. */
  private static final double ARROW = 8;

  private final PipelineViewModel model;
  private final Theme theme;
  private final List<StageTile> tiles = new ArrayList<>();
  private boolean compact;

  /** The first tile in view: more than 0 only where not all of them fit. */
  private int first;

  /** Whether a stage that has failed is yet to be brought into view. */
  private boolean fresh;

  public PipelineView(PipelineViewModel model, Theme theme) {
    this.model = model;
    this.theme = theme;
    setId("pipeline");
    getStyleClass().add("pipeline");
    model.stages().addListener((ListChangeListener<StageItem>) _ -> rebuild());
    model.stale().subscribe(it -> tiles.forEach(tile -> tile.setStale(it)));
    model.selected().subscribe(_ -> showSelected());
    addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
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
      item.counts().subscribe((before, now) -> failed(tile, before, now));
      tiles.add(tile);
    }
    getChildren().setAll(tiles);
    fresh = true;
    showSelected();
    for (StageTile tile : tiles) {
      tile.setFocusTraversable(tile.equals(tiles.getFirst()));
    }
  }

  /** A stage that begins to fail is brought into view. */
  private void failed(StageTile tile, PipelineStage before, PipelineStage now) {
    if (now.failed() > before.failed()) {
      reveal(tile);
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

  /** What has scrolled away is no stop, and the keys do not go with it. */
  private void keepStopIn(List<StageTile> view) {
    StageTile stop = tiles.stream().filter(StageTile::isFocusTraversable).findFirst().orElseThrow();
    if (!view.contains(stop)) {
      StageTile next = tiles.indexOf(stop) < first ? view.getFirst() : view.getLast();
      next.setVisible(true);
      if (stop.isFocused()) {
        next.requestFocus();
      }
      tiles.forEach(it -> it.setFocusTraversable(it.equals(next)));
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
        reveal(next);
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
    double room = getWidth() - INSET - RIGHT_INSET + StageTile.GUTTER;
    double least = compact ? LEAST_COMPACT_PITCH : LEAST_PITCH;
    int fit = Math.clamp((int) (room / least), 1, tiles.size());
    if (fresh && getWidth() > 0) {
      fresh = false;
      bringFailedIntoView(fit);
    }
    first = Math.clamp(first, 0, tiles.size() - fit);
    double pitch = (room - (fit < tiles.size() ? ARROW : 0)) / fit;
    keepStopIn(tiles.subList(first, first + fit));
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).setVisible(i >= first && i < first + fit);
      tiles.get(i).resizeRelocate(INSET + (i - first) * pitch, 0, pitch, getHeight());
    }
  }

  private void bringFailedIntoView(int fit) {
    for (int i = 0; i < tiles.size(); i++) {
      if (model.stages().get(i).counts().get().failed() > 0) {
        first = i < first || i >= first + fit ? i : first;
        return;
      }
    }
  }

  /** Stages that do not fit come into view one by one; none is ever shown in part. */
  private void scroll(ScrollEvent event) {
    double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
    if (delta != 0) {
      show(first - (int) Math.signum(delta));
      event.consume();
    }
  }

  private void show(int tile) {
    first = tile;
    requestLayout();
  }

  /** Brings the tile into view, where it is not. */
  private void reveal(StageTile tile) {
    if (!tile.isVisible()) {
      show(tiles.indexOf(tile));
      layout();
    }
  }
}
