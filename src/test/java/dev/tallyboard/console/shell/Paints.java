package dev.tallyboard.console.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Shape;

/** What each node that is shown is painted with, one line a node, in the order of the scene. */
final class Paints {
  private Paints() {}

  /** FX thread. */
  static List<String> of(Node root) {
    List<String> lines = new ArrayList<>();
    visit(root, lines);
    return lines;
  }

  private static void visit(Node node, List<String> lines) {
    if (!node.isVisible()) {
      return;
    }
    String name = node.getClass().getSimpleName() + node.getStyleClass();
    if (node instanceof Shape shape) {
      lines.add(name + " " + shape.getFill() + " " + shape.getStroke());
    }
    if (node instanceof Region region) {
      if (region.getBackground() != null) {
        region.getBackground().getFills().forEach(it -> lines.add(name + " " + it.getFill()));
      }
      if (region.getBorder() != null) {
        region
            .getBorder()
            .getStrokes()
            .forEach(it -> lines.add(name + " " + it.getTopStroke() + it.getBottomStroke()));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(it -> visit(it, lines));
    }
  }
}
