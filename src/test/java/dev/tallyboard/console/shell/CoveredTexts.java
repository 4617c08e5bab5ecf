package dev.tallyboard.console.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** Finds texts over which something else is painted, and controls that reach out of their bar. */
final class CoveredTexts {
  /** Texts that were painted, with what can be seen of each. */
  private final List<Seen> texts = new ArrayList<>();

  private final List<String> found = new ArrayList<>();

  private record Seen(Text text, Bounds at) {}

  /** FX thread. */
  static List<String> in(Scene scene) {
    CoveredTexts walk = new CoveredTexts();
    walk.visit(scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), false);
    return walk.found;
  }

  /**
   * @param scrolled what is cut by its view can be scrolled to
   */
  private void visit(Node node, Bounds view, boolean scrolled) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    Bounds seen = view;
    boolean inScroll = scrolled;
    if (node.getClip() != null) {
      seen = common(view, node.localToScene(node.getClip().getBoundsInParent()));
      inScroll = true;
    }
    Bounds at = node.localToScene(node.getLayoutBounds());
    if (node instanceof Region region && isPainted(region)) {
      cover(region, common(seen, at));
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      Bounds visible = common(seen, at);
      if (!inScroll && visible.getHeight() < at.getHeight() - 1) {
        found.add("beyond the window: " + text.getText());
      }
      texts.add(new Seen(text, visible));
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        visit(child, seen, inScroll);
      }
      if (parent.getStyleClass().contains("pane-head")
          || parent.getStyleClass().contains("notice")) {
        parent.getChildrenUnmodifiable().stream()
            .filter(it -> it.isVisible() && it.isManaged())
            .filter(it -> it.getBoundsInParent().getMaxX() > ((Region) parent).getWidth() - 7)
            .forEach(it -> found.add("out of its bar: " + it));
      }
    }
  }

  private void cover(Region later, Bounds at) {
    for (Seen seen : texts) {
      Bounds hidden = common(seen.at(), at);
      if (hidden.getWidth() > 1 && hidden.getHeight() > 2 && !isWithin(seen.text(), later)) {
        found.add("covered by " + later + ": " + seen.text().getText());
      }
    }
  }

  private static boolean isPainted(Region region) {
    return region.getBackground() != null
        && region.getBackground().getFills().stream()
            .anyMatch(it -> it.getFill() != null && it.getFill().isOpaque());
  }

  private static boolean isWithin(Node node, Node ancestor) {
    for (Node it = node; it != null; it = it.getParent()) {
      if (it.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private static Bounds common(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
        Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
  }
}
