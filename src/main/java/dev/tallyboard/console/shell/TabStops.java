package dev.tallyboard.console.shell;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Tab and Shift+Tab pass by what is hidden behind something that lies over the window. */
final class TabStops {
  private final List<? extends Node> covers;

  private TabStops(List<? extends Node> covers) {
    this.covers = covers;
  }

  /**
   * @param covers what may lie over other parts of the window
   */
  static void passBy(Parent window, List<? extends Node> covers) {
    TabStops stops = new TabStops(covers);
    window.addEventFilter(KeyEvent.KEY_PRESSED, stops::pressed);
  }

  private void pressed(KeyEvent event) {
    Node at = ((Node) event.getSource()).getScene().getFocusOwner();
    boolean tab = event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown();
    if (tab && at != null && covers.stream().anyMatch(Node::isVisible)) {
      walk(at, event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private void walk(Node start, TraversalDirection direction) {
    Scene scene = start.getScene();
    Node at = start;
    while (at != null && at.requestFocusTraversal(direction)) {
      at = scene.getFocusOwner();
      if (at == null || at.equals(start) || !isCovered(at)) {
        return;
      }
    }
  }

  /** By its middle: what is seen in part may be walked to. */
  private boolean isCovered(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return covers.stream()
        .filter(it -> it.isVisible() && !isWithin(node, it))
        .map(it -> it.localToScene(it.getLayoutBounds()))
        .anyMatch(it -> it.contains(bounds.getCenterX(), bounds.getCenterY()));
  }

  private static boolean isWithin(Node node, Node ancestor) {
    for (Node it = node; it != null; it = it.getParent()) {
      if (it.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
