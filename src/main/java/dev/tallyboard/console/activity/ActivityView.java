package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.Freshness;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The feed: newest on top, still while somebody reads it. */
public final class ActivityView extends VBox {
  private static final Texts TEXTS = Texts.of(ActivityView.class);

  /** More rows than a screen shows. */
  private static final int ROWS = 40;

  private final ActivityViewModel model;
  private final ListView<FeedEntry> list;
  private final ArrivalMotion motion;
  private final ActivityHead head;

  /** A field, because a binding that nobody holds is forgotten. */
  private final BooleanBinding readBySomebody;

  private final Label asOf = new Label("", Icon.styled(Feather.CLOCK, 14));
  private final Label hint = new Label();
  private final FilterRow filter;
  private final ExportLine export = new ExportLine();
  private List<FeedEntry> shown = List.of();
  private Consumer<String> onOpen = _ -> {};

  public ActivityView(ActivityViewModel model, Theme theme, Times times) {
    this.model = model;
    setId("activity");
    getStyleClass().addAll("pane", "activity");
    motion = new ArrivalMotion(theme);
    list = new ListView<>(model.entries());
    list.setId("activity-list");
    list.getStyleClass().add("activity-list");
    list.setAccessibleText(TEXTS.of("feed.spoken"));
    list.setFixedCellSize(ActivityRow.HEIGHT);
    list.setCellFactory(_ -> openingByMouse(new ActivityCell(model, theme, times, motion)));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::openByKey);
    new EntryMenu(model, list, times, this::open);
    head = new ActivityHead(model, this::resume);
    filter = new FilterRow(model, this::focusList);
    filter.visibleProperty().bind(head.filter().selectedProperty());
    filter.managedProperty().bind(filter.visibleProperty());
    head.filter().setOnAction(_ -> offerFilter(head.filter().isSelected()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    asOf.setId("activity-as-of");
    asOf.getStyleClass().add("as-of-strip");
    asOf.setMaxWidth(Double.MAX_VALUE);
    asOf.setMinHeight(28);
    hint.getStyleClass().add("hint");
    hint.setMouseTransparent(true);
    StackPane.setAlignment(hint, Pos.TOP_CENTER);
    StackPane body = new StackPane(list, hint);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, filter, new HiddenLine(model), export, asOf, body);
    readBySomebody =
        head.pause().selectedProperty().or(list.hoverProperty()).or(list.focusedProperty());
    readBySomebody.subscribe(model.held()::set);
    model.freshness().subscribe(it -> show(it, times));
    model.entries().addListener((ListChangeListener<FeedEntry>) _ -> move());
    model.filter().subscribe(it -> hint.setText(hint(it)));
    model.seen().bind(visibleProperty());
    hintRoom();
  }

  /** Offers words and kinds to filter by; the keys are in the words. */
  public void find() {
    head.filter().setSelected(true);
    filter.takeKeys();
  }

  /** Whether there was a filter to take away. */
  public boolean clearFilter() {
    boolean filtered = !model.filter().get().isNone();
    model.filter().set(ActivityFilter.NONE);
    return filtered;
  }

  /** Keeps still, or goes on: the way of the pause button. */
  public void togglePause() {
    head.pause().fire();
  }

  /** Who saves what is shown. */
  public void setOnExport(Runnable exporting) {
    head.export().setOnAction(_ -> exporting.run());
  }

  /** Says what became of it. */
  public void show(Export outcome) {
    export.show(outcome);
  }

  /** Who shows the order of the entry that the operator opens. */
  public void setOnOpen(Consumer<String> opening) {
    onOpen = opening;
  }

  private void open(@Nullable FeedEntry entry) {
    if (entry != null && entry.source() != null) {
      onOpen.accept(entry.source().poId());
    }
  }

  private void offerFilter(boolean offered) {
    if (offered) {
      filter.takeKeys();
    } else {
      focusList();
    }
  }

  private void focusList() {
    list.requestFocus();
    if (list.getFocusModel().getFocusedIndex() < 0) {
      list.getSelectionModel().selectFirst();
    }
  }

  /** First the filter goes, then where it is written. */
  private void escape(KeyEvent event) {
    if (event.getCode() != KeyCode.ESCAPE) {
      return;
    }
    if (clearFilter()) {
      event.consume();
    } else if (head.filter().isSelected()) {
      head.filter().setSelected(false);
      focusList();
      event.consume();
    }
  }

  private static String hint(ActivityFilter filter) {
    return filter.isNone() ? TEXTS.of("feed.hint") : TEXTS.of("feed.nothing");
  }

  private void openByKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      open(list.getFocusModel().getFocusedItem());
      event.consume();
    }
  }

  private ActivityCell openingByMouse(ActivityCell cell) {
    cell.setOnMouseClicked(
        it -> {
          if (it.getButton() == MouseButton.PRIMARY) {
            open(cell.getItem());
          }
        });
    return cell;
  }

  private void resume() {
    head.pause().setSelected(false);
    if (list.isFocused()) {
      requestFocus();
    }
    model.held().set(false);
    list.scrollTo(0);
  }

  private void move() {
    List<FeedEntry> now =
        List.copyOf(model.entries().subList(0, Math.min(ROWS, model.entries().size())));
    if (!model.arrived().get().isEmpty() && isVisible()) {
      motion.start(model.arrived().get(), shown, now);
    }
    shown = now;
  }

  private void show(Freshness freshness, Times times) {
    asOf.setText(TEXTS.of("feed.as-of", times.clock(freshness.asOf())));
    asOf.setVisible(freshness.stale());
    asOf.setManaged(freshness.stale());
  }

  private void hintRoom() {
    var count = Bindings.size(model.entries());
    BooleanBinding nearlyEmpty =
        Bindings.createBooleanBinding(
            () -> count.get() < (model.filter().get().isNone() ? 2 : 1), count, model.filter());
    hint.visibleProperty().bind(nearlyEmpty);
    hint.managedProperty().bind(hint.visibleProperty());
    count.subscribe(
        it ->
            StackPane.setMargin(
                hint, new Insets(it.intValue() * ActivityRow.HEIGHT + 16, 16, 0, 16)));
  }
}
