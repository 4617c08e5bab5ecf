package dev.tallyboard.console.control;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Shows its content larger: texts and all around them alike. The content is laid out in the room
 * that is left then, so that large text and a large display scale are one and the same layout.
 */
public final class Zoomed extends Region {
  private final Region content;
  private final Scale scale = new Scale();

  /**
   * @param percent 100 for the content's own size
   */
  public Zoomed(Region content, ObservableValue<? extends Number> percent) {
    this.content = content;
    getStyleClass().add("zoomed");
    content.getTransforms().add(scale);
    getChildren().add(content);
    percent.subscribe(
        it -> {
          scale.setX(it.doubleValue() / 100);
          scale.setY(it.doubleValue() / 100);
          requestLayout();
        });
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(-1) * scale.getX();
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width < 0 ? content.prefWidth(-1) : width / scale.getX();
    return content.prefHeight(room) * scale.getY();
  }

  @Override
  public @Nullable Orientation getContentBias() {
    return content.getContentBias();
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
  }
}
