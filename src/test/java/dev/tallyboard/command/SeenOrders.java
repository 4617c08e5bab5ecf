package dev.tallyboard.command;

import static dev.tallyboard.command.ProfileWindow.onFx;
import static dev.tallyboard.command.ProfileWindow.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;

/** The list of orders as it stands on the screen. Any thread but that of FX. */
record SeenOrders(ProfileWindow window) {
  /** From the top. */
  List<String> numbers() {
    return onFx(() -> cells().stream().map(SeenOrders::number).toList());
  }

  /** What the row of that order shows; nothing where there is no such row. */
  List<String> texts(String number) {
    return onFx(
        () ->
            cells().stream()
                .filter(it -> number(it).equals(number))
                .findFirst()
                .map(ProfileWindow::textsIn)
                .map(all -> all.stream().filter(it -> !it.isEmpty()).toList())
                .orElse(List.of()));
  }

  Node row(String number) {
    waitFor(() -> assertThat(numbers()).contains(number));
    return onFx(
        () -> cells().stream().filter(it -> number(it).equals(number)).findFirst().orElseThrow());
  }

  /** The marked row; empty for none. */
  String chosen() {
    return onFx(
        () ->
            cells().stream()
                .filter(ListCell::isSelected)
                .map(SeenOrders::number)
                .findFirst()
                .orElse(""));
  }

  private List<ListCell<?>> cells() {
    Node list = window.node("#order-list");
    return list == null
        ? List.of()
        : list.lookupAll(".order-cell").stream()
            .<ListCell<?>>map(it -> (ListCell<?>) it)
            .filter(it -> it.isVisible() && !it.isEmpty())
            .sorted(Comparator.comparingInt(ListCell::getIndex))
            .toList();
  }

  private static String number(ListCell<?> cell) {
    return cell.lookup(".row-name") instanceof Text it ? it.getText() : "";
  }
}
