package dev.tallyboard.scenario;

import dev.tallyboard.console.control.Badge;
import dev.tallyboard.console.control.FittedText;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.ProgressTrack;
import dev.tallyboard.console.orders.OrderItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/**
 * Writes down what a window shows at each pulse, just before it is painted. The FX thread writes,
 * any reads.
 */
final class Painted {
  /**
   * A row of the list of orders.
   *
   * @param bar how far the bar is drawn, 0 to 1
   */
  record Row(String name, String percent, double bar, String message, String badge) {}

  /** An entry of the feed. */
  record Entry(String badge, String title, String text) {}

  private final Scene scene;
  private final List<String> words = new CopyOnWriteArrayList<>();
  private final Map<String, List<Row>> rows = new ConcurrentHashMap<>();
  private volatile List<Entry> entries = List.of();
  private volatile int mostAtOnce;

  /** FX thread. */
  Painted(Scene scene) {
    this.scene = scene;
    scene.addPostLayoutPulseListener(this::look);
  }

  /** The words of the indicator, each change of them. */
  List<String> words() {
    return words;
  }

  String word() {
    return words.isEmpty() ? "" : words.getLast();
  }

  /** All that an order's row has shown, each change of it. */
  List<Row> rows(String poId) {
    return rows.getOrDefault(poId, List.of());
  }

  Row row(String poId) {
    List<Row> all = rows(poId);
    return all.isEmpty() ? new Row("", "", 0, "", "") : all.getLast();
  }

  /** How many rows were seen running at the same moment, at most. */
  int mostAtOnce() {
    return mostAtOnce;
  }

  /** What the feed shows now, newest first. */
  List<Entry> entries() {
    return entries;
  }

  private void look() {
    if (scene.getRoot().lookup("#connection .connection-word") instanceof Text word
        && !word.getText().equals(word())) {
      words.add(word.getText());
    }
    int running = 0;
    for (ListCell<?> cell : cells("#order-list", ".order-cell")) {
      String poId = ((OrderItem) cell.getItem()).order().get().poId();
      Row now = row(cell);
      running += now.badge().equals("Running") ? 1 : 0;
      if (!now.equals(row(poId))) {
        rows.computeIfAbsent(poId, _ -> new CopyOnWriteArrayList<>()).add(now);
      }
    }
    mostAtOnce = Math.max(mostAtOnce, running);
    entries =
        cells("#activity-list", ".activity-cell").stream()
            .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
            .map(Painted::entry)
            .toList();
  }

  private List<ListCell<?>> cells(String list, String selector) {
    List<ListCell<?>> cells = new ArrayList<>();
    for (Node node : scene.getRoot().lookup(list).lookupAll(selector)) {
      if (node instanceof ListCell<?> cell && cell.isVisible() && cell.getGraphic() != null) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static Row row(ListCell<?> cell) {
    String name = "";
    String percent = "";
    double bar = 0;
    String message = "";
    String badge = "";
    for (Node node : ((Pane) cell.getGraphic()).getChildren()) {
      switch (node) {
        case FittedText it when isOf(it, "row-name") -> name = it.whole();
        case FittedText it when isOf(it, "row-message") -> message = it.whole();
        case FittedText _ -> {}
        case Icon _ -> {}
        case Text it -> percent = it.getText();
        case ProgressTrack it -> bar = it.drawn();
        case Badge it -> badge = word(it);
        default -> {}
      }
    }
    return new Row(name, percent, bar, message, badge);
  }

  private static Entry entry(ListCell<?> cell) {
    String title = "";
    String text = "";
    String badge = "";
    for (Node node : ((Pane) cell.getGraphic()).getChildren()) {
      switch (node) {
        case FittedText it when isOf(it, "row-name") -> title = it.whole();
        case FittedText it when isOf(it, "row-message") -> text = it.whole();
        case Badge it -> badge = word(it);
        default -> {}
      }
    }
    return new Entry(badge, title, text);
  }

  private static boolean isOf(Node node, String styleClass) {
    return node.getStyleClass().contains(styleClass);
  }

  private static String word(Badge badge) {
    return badge.getChildren().stream()
        .filter(it -> isOf(it, "badge-word"))
        .map(it -> ((Text) it).getText())
        .findFirst()
        .orElse("");
  }
}
