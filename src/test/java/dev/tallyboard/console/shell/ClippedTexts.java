package dev.tallyboard.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** Walks what a window shows and finds texts that are cut, outside, or over one another. */
final class ClippedTexts {
  /** What people write can be of any length: names, suppliers, messages. */
  private static final Set<String> MAY_END = Set.of("row-message", "row-name", "row-supplier");

  private final List<String> found = new ArrayList<>();
  private final Scene scene;

  private ClippedTexts(Scene scene) {
    this.scene = scene;
  }

  /** FX thread. */
  static List<String> in(Scene scene) {
    ClippedTexts walk = new ClippedTexts(scene);
    walk.visit(scene.getRoot());
    return walk.found;
  }

  private static boolean typedIn(Node node) {
    return node instanceof TextInputControl field && !field.getText().isEmpty();
  }

  private void visit(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0 || typedIn(node)) {
      return; // what is typed scrolls
    }
    if (node instanceof Text text) {
      check(text);
    }
    if (node instanceof Label label && label.getHeight() + 1 < label.prefHeight(label.getWidth())) {
      found.add("lower than its text: " + label.getText());
    }
    if (node instanceof Label label && !label.getText().isBlank()) {
      Bounds place = label.getParent().getLayoutBounds();
      if (label.getBoundsInParent().getMaxX() > place.getMaxX() + 1) {
        found.add("beyond its place: " + label.getText());
      }
    }
    if (node instanceof Parent parent) {
      List<Text> texts = new ArrayList<>();
      for (Node child : parent.getChildrenUnmodifiable()) {
        visit(child);
        if (child instanceof Text text && text.isVisible() && !text.getText().isBlank()) {
          texts.add(text);
        }
      }
      overlaps(texts);
    }
  }

  private void check(Text text) {
    if (text.getText().isBlank()) {
      return;
    }
    boolean mayEnd = text.getStyleClass().stream().anyMatch(MAY_END::contains);
    boolean ends = text.getText().endsWith("…") || text.getText().endsWith("...");
    if (ends && !mayEnd && !isWrittenSo(text)) {
      found.add("cut: " + text.getText());
    }
    Bounds at = text.localToScene(text.getLayoutBounds());
    if (at.getMinX() < 0 || at.getMaxX() > scene.getWidth() + 0.5) {
      found.add("outside: " + text.getText());
    }
    Bounds parent = text.getParent().localToScene(text.getParent().getLayoutBounds());
    if (at.getMaxX() > parent.getMaxX() + 1 || at.getMinX() < parent.getMinX() - 1) {
      found.add("wider than its place: " + text.getText());
    }
  }

  /** What opens a question, or goes on, is written with three dots. */
  private static boolean isWrittenSo(Text text) {
    return text.getParent() instanceof Labeled label && text.getText().equals(label.getText());
  }

  private void overlaps(List<Text> texts) {
    for (int i = 0; i < texts.size(); i++) {
      Bounds one = texts.get(i).getBoundsInParent();
      for (int j = i + 1; j < texts.size(); j++) {
        Bounds other = texts.get(j).getBoundsInParent();
        double x =
            Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double y =
            Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        if (x > 1 && y > 5) {
          found.add(
              "one over the other: " + texts.get(i).getText() + " / " + texts.get(j).getText());
        }
      }
    }
  }
}
