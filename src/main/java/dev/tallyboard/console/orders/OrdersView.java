package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of orders with its head; files may be dropped anywhere on it. */
public final class OrdersView extends VBox {
  private static final Texts TEXTS = Texts.of(OrdersView.class);
  private static final PseudoClass DETAILED = PseudoClass.getPseudoClass("detailed");

  private final OrdersViewModel model;
  private final OrdersHead head;
  private final ColumnHead columnHead;
  private final ListView<OrderItem> list;

  /** These scroll in a window that is too low for them. */
  private final ScrollPane emptyRoom;

  private final EmptyOrders emptyOrders;

  private final ScrollPane nothingMatches;

  private final KeptSelection selection;
  private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
  private Consumer<String> onOpen = _ -> {};
  private BiConsumer<OrderHold, String> onHold = (_, _) -> {};
  private final ObjectProperty<Columns> columns =
      new SimpleObjectProperty<>(Columns.of(1072, false));
  private final ObjectProperty<Widths> widths = new SimpleObjectProperty<>(Widths.DESIGNED);
  private boolean compact;
  private boolean narrow;
  private boolean dense;

  /**
   * @param clock epoch ms
   * @param chooseFiles lets the operator choose files to add
   * @param addFiles takes files that were dropped
   * @param desk where alarms are acknowledged
   */
  public OrdersView(
      OrdersViewModel model,
      Theme theme,
      Flash flash,
      Times times,
      LongSupplier clock,
      Runnable chooseFiles,
      Consumer<List<Path>> addFiles,
      AlarmDesk desk) {
    this.model = model;
    setId("orders");
    getStyleClass().add("pane");
    head = new OrdersHead(model, times, chooseFiles, this::showHiddenAlarms);
    columnHead = new ColumnHead(columns, widths, this::focusChosen);
    head.offer(ColumnMenu.items(widths, columnHead::takeKeys), columnHead.visibleProperty());
    widths.subscribe(this::layOutColumns);
    emptyOrders = new EmptyOrders(model, chooseFiles);
    emptyRoom = new ScrollPane(emptyOrders);
    list = new ListView<>(model.rows());
    list.setId("order-list");
    list.getStyleClass().add("order-list");
    list.setAccessibleText(TEXTS.of("list.spoken"));
    list.setCellFactory(_ -> openingByMouse(new OrderCell(model, theme, flash, columns)));
    list.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> model.touched(clock.getAsLong()));
    list.addEventFilter(ScrollEvent.SCROLL, _ -> model.touched(clock.getAsLong()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, _ -> model.touched(clock.getAsLong()));
    selection = KeptSelection.of(list, this::choose);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::openByKey);
    list.setOnMouseExited(_ -> model.left(clock.getAsLong()));
    nothingMatches = new ScrollPane(new NothingMatches(model));
    new OrderMenu(desk, this::togglePin, (what, poId) -> onHold.accept(what, poId))
        .openOn(list, this::selectedRow);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::passOn);
    for (ScrollPane room : List.of(emptyRoom, nothingMatches)) {
      room.setFitToWidth(true);
      room.setFitToHeight(true);
      room.setFocusTraversable(false);
      room.getStyleClass().add("bare-scroll");
    }
    StackPane body = new StackPane(list, nothingMatches, emptyRoom);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, columnHead, body);
    columns.subscribe(it -> list.setFixedCellSize(it.rowHeight()));
    widthProperty().subscribe(_ -> layOutColumns());
    model.rows().addListener((ListChangeListener<OrderItem>) _ -> showWhatThereIs());
    model.empty().subscribe(_ -> showWhatThereIs());
    new FileDrop(this, addFiles).listen();
  }

  public void setCompact(boolean small) {
    compact = small;
    head.setCompact(small);
    layOutColumns();
  }

  /** Whether the rows are the low ones in a large window, too. */
  public void setDense(boolean now) {
    dense = now;
    layOutColumns();
  }

  /** How wide the operator has the columns. */
  public ObjectProperty<Widths> widths() {
    return widths;
  }

  /** Whoever waits for an order in vain is led to the test of the connection. */
  public void offerTest(Runnable toConnection) {
    emptyOrders.offerTest(toConnection);
  }

  /** Room for buttons of others at the right end of the head. */
  public HBox actions() {
    return head.actions();
  }

  /** The keys are in the list from now on, on the chosen row, else on the first. */
  public void focusList() {
    if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
      selection.choose(list.getItems().getFirst());
      list.scrollTo(0);
    }
    list.requestFocus();
  }

  /** Pins the chosen order, or lets go of it; nothing where none is chosen. */
  public void togglePin() {
    OrderItem item = list.getSelectionModel().getSelectedItem();
    if (item != null) {
      togglePin(item);
    }
  }

  /** Below the compact width, too: each row takes two lines, below heads of none. */
  public void setNarrow(boolean now) {
    narrow = now;
    head.setNarrow(now);
    showWhatThereIs();
    layOutColumns();
  }

  /** The chosen order; null where none is. */
  public @Nullable String selected() {
    OrderItem item = list.getSelectionModel().getSelectedItem();
    return item == null ? null : item.current().poId();
  }

  /** The order that the operator chose last; null where none is. Re-sorting does not change it. */
  public ReadOnlyStringProperty chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Who shows the order that the operator opens. */
  public void setOnOpen(Consumer<String> opening) {
    onOpen = opening;
  }

  /** Who pauses, resumes and cancels the order that the operator says. */
  public void setOnHold(BiConsumer<OrderHold, String> holding) {
    onHold = holding;
  }

  /** Marks the chosen row as the one whose details are shown. */
  public void setDetailed(boolean now) {
    list.pseudoClassStateChanged(DETAILED, now);
  }

  /** Chooses the order's row where the filters show it, else none; the keys stay where they are. */
  public void choose(String poId) {
    model.rows().stream()
        .filter(it -> it.current().poId().equals(poId))
        .findFirst()
        .ifPresentOrElse(
            it -> {
              selection.choose(it);
              list.scrollTo(it);
            },
            selection::clear);
  }

  /** Chooses the row that many further down; its order, or null where there is none. */
  public @Nullable String step(int rows) {
    int row = list.getSelectionModel().getSelectedIndex() + rows;
    if (row < 0 || row >= list.getItems().size()) {
      return null;
    }
    list.getSelectionModel().clearAndSelect(row);
    list.scrollTo(row);
    selection.choose();
    return selected();
  }

  /** The keys are in the list again, on the chosen row where there is one. */
  public void focusChosen() {
    int row = list.getSelectionModel().getSelectedIndex();
    if (row >= 0) {
      list.getFocusModel().focus(row);
    }
    list.requestFocus();
  }

  /** Brings an order into view, chosen and with the keys on it. Whether there is such an order. */
  public boolean reveal(String poId) {
    OrderItem item = model.reveal(poId);
    if (item == null) {
      return false;
    }
    selection.choose(item);
    list.scrollTo(item);
    list.requestFocus();
    return true;
  }

  /** The orders that are on the screen, from the top. */
  public List<String> onScreen() {
    Bounds view = list.localToScene(list.getLayoutBounds());
    return list.lookupAll(".order-cell").stream()
        .map(it -> (OrderCell) it)
        .filter(it -> it.isVisible() && it.getItem() != null)
        .filter(
            it ->
                view.contains(
                    it.localToScene(it.getLayoutBounds()).getCenterX(),
                    it.localToScene(it.getLayoutBounds()).getCenterY()))
        .map(it -> it.getItem().current().poId())
        .toList();
  }

  /** What stands for the chosen order on the screen; the list where that is scrolled away. */
  public Node selectedRow() {
    OrderItem item = list.getSelectionModel().getSelectedItem();
    return list.lookupAll(".order-cell").stream()
        .filter(it -> item != null && item.equals(((OrderCell) it).getItem()))
        .findFirst()
        .orElse(list);
  }

  private void choose(@Nullable OrderItem item) {
    chosen.set(item == null ? null : item.current().poId());
  }

  private void openByKey(KeyEvent event) {
    String poId = selected();
    if (event.getCode() == KeyCode.ENTER && poId != null) {
      onOpen.accept(poId);
      event.consume();
    }
  }

  /** The row goes elsewhere, and the operator with it. */
  private void togglePin(OrderItem item) {
    model.togglePin(item);
    if (!onScreen().contains(item.current().poId())) {
      list.scrollTo(item);
    }
  }

  private void showHiddenAlarms() {
    OrderItem first = model.firstHiddenAlarm();
    if (first != null) {
      reveal(first.current().poId());
    }
  }

  /** A list would keep this key for itself. */
  private void passOn(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      fireEvent(event.copyFor(this, this));
      event.consume();
    }
  }

  private OrderCell openingByMouse(OrderCell cell) {
    cell.setOnMouseClicked(
        it -> {
          OrderItem item = cell.getItem();
          selection.choose();
          if (it.getButton() == MouseButton.PRIMARY && it.getClickCount() == 2 && item != null) {
            onOpen.accept(item.current().poId());
          }
        });
    return cell;
  }

  private void layOutColumns() {
    if (getWidth() > 0) {
      columns.set(
          narrow
              ? Columns.narrow(getWidth())
              : Columns.of(getWidth(), compact, compact || dense, widths.get()));
    }
  }

  private void showWhatThereIs() {
    boolean none = model.empty().get();
    emptyRoom.setVisible(none);
    list.setVisible(!none);
    columnHead.setVisible(!none && !narrow);
    columnHead.setManaged(!none && !narrow);
    head.setSortingShown(!none);
    nothingMatches.setVisible(!none && model.rows().isEmpty());
  }
}
