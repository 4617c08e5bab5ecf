package dev.tallyboard.console.shell;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/**
 * Finds words that stand on two lines because their label is narrower than they are. A label that
 * wraps shows all of its text, and so is not cut; but a time in two pieces is no time.
 */
final class BrokenWords {
  private BrokenWords() {}

  /** Of labels with the style class, below the node. FX thread. */
  static List<String> in(Node node, String styleClass) {
    List<String> found = new ArrayList<>();
    visit(node, styleClass, found);
    return found;
  }

  private static void visit(Node node, String styleClass, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Label label && label.getStyleClass().contains(styleClass)) {
      check(label, found);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(it -> visit(it, styleClass, found));
    }
  }

  private static void check(Label label, List<String> found) {
    double room = label.getWidth() - label.snappedLeftInset() - label.snappedRightInset();
    BreakIterator places = BreakIterator.getLineInstance(Locale.getDefault());
    places.setText(label.getText());
    int from = places.first();
    for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
      Text word = new Text(label.getText().substring(from, to).strip());
      word.setFont(label.getFont());
      if (word.getLayoutBounds().getWidth() > room + 1) {
        found.add("broken: " + word.getText());
      }
    }
  }
}
