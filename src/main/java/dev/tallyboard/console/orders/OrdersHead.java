package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.control.KeyNames;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Above the list: its title, the filters with their counts, the sorting, the button to add. */
final class OrdersHead extends VBox {
  private static final Texts TEXTS = Texts.of(OrdersHead.class);

  /** Below this there is no room for the title, nor for what comes and goes. */
  private static final double TWO_LINES_BELOW = 1000;

  private static final double FOLDED_BELOW = 640;

  /** At least the width of a button without its word. */
  private static final double ICON = 40;

  private final HBox line = new HBox();
  private final Label title = new Label(TEXTS.of("head.title"));
  private final FilterBar filters;
  private final Label asOf = new Label("", Icon.styled(Feather.CLOCK, 14));
  private final Label newAbove = new Label();
  private final SortMenu sort;
  private final BooleanProperty sortable = new SimpleBooleanProperty();
  private final BooleanProperty compact = new SimpleBooleanProperty();
  private final Button add = new Button(TEXTS.of("head.add"), Icon.styled(Feather.UPLOAD, 16));
  private final HBox actions = new HBox(12, add);

  /** How wide they were when they last had their words. */
  private double sortInWords;

  private double addInWords;

  /** What comes and goes stands here where the first line has no room for it. */
  private final ShownLine shownLine;

  /**
   * @param showHiddenAlarms brings an alarm into view that is not among the rows
   */
  OrdersHead(OrdersViewModel model, Times times, Runnable chooseFiles, Runnable showHiddenAlarms) {
    filters = new FilterBar(model);
    sort = new SortMenu(model);
    shownLine = new ShownLine(model, showHiddenAlarms);
    line.getStyleClass().add("pane-head");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(56);
    line.setMaxHeight(56);
    setMinWidth(0);
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    title
        .visibleProperty()
        .bind(compact.not().and(widthProperty().greaterThanOrEqualTo(TWO_LINES_BELOW)));
    title.managedProperty().bind(title.visibleProperty());
    asOf.setId("orders-as-of");
    asOf.getStyleClass().add("as-of");
    newAbove.setId("new-above");
    newAbove.getStyleClass().add("new-above");
    add.setId("add-po");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setAccessibleText(TEXTS.of("head.add.spoken"));
    add.setTooltip(new Tooltip(TEXTS.of("head.add.tooltip", KeyNames.command("O"))));
    add.setOnAction(_ -> chooseFiles.run());
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line.getChildren().addAll(title, filters, asOf, newAbove, gap, sort, actions);
    getChildren().addAll(line, shownLine);
    widthProperty().subscribe(it -> setTwoLines(it.doubleValue() < TWO_LINES_BELOW));
    widthProperty().subscribe(it -> filters.setFolded(it.doubleValue() < FOLDED_BELOW));
    model.moment().subscribe(it -> stale(it, times));
    model
        .newAbove()
        .subscribe(it -> show(newAbove, it.intValue() > 0, TEXTS.of("head.new-above", it)));
    sort.visibleProperty().bind(sortable);
    sort.managedProperty().bind(sortable);
    sort.textProperty().subscribe(_ -> sort.setContentDisplay(ContentDisplay.LEFT));
  }

  /** What is offered with the sorting, while there are columns. */
  void offer(List<MenuItem> columns, ObservableBooleanValue shown) {
    sort.offer(columns, shown);
  }

  /** Room for buttons of others, to the right. */
  HBox actions() {
    return actions;
  }

  void setCompact(boolean now) {
    compact.set(now);
    line.pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
  }

  void setNarrow(boolean now) {
    line.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), now);
  }

  /**
   * @param now whether what comes and goes has a line of its own, while there is some of it
   */
  private void setTwoLines(boolean now) {
    List<Label> comers = List.of(asOf, newAbove);
    if (line.getChildren().containsAll(comers) != now) {
      return;
    }
    if (now) {
      line.getChildren().removeAll(comers);
      shownLine.setComers(comers);
    } else {
      shownLine.setComers(List.of());
      line.getChildren().addAll(2, comers);
    }
  }

  @Override
  protected void layoutChildren() {
    fit(line.prefWidth(-1));
    super.layoutChildren();
  }

  /**
   * Where there is no room for all words, first the sorting keeps its icon alone, then the button
   * to add.
   */
  private void fit(double needed) {
    sortInWords = isInWords(sort) ? sort.prefWidth(-1) : sortInWords;
    addInWords = isInWords(add) ? add.prefWidth(-1) : addInWords;
    double inWords = needed;
    inWords += isInWords(sort) ? 0 : sortInWords - sort.prefWidth(-1);
    inWords += isInWords(add) ? 0 : addInWords - add.prefWidth(-1);
    boolean sortFits = inWords <= getWidth();
    boolean addFits = inWords - (sortable.get() ? sortInWords - ICON : 0) <= getWidth();
    sort.setContentDisplay(sortFits ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    add.setContentDisplay(addFits ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
  }

  private static boolean isInWords(Labeled button) {
    return button.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
  }

  /** The sorting is of interest only where there is something to sort. */
  void setSortingShown(boolean shown) {
    sortable.set(shown);
  }

  private void stale(Moment moment, Times times) {
    show(asOf, moment.stale(), TEXTS.of("head.as-of", times.clock(moment.now())));
  }

  private static void show(Label label, boolean shown, String text) {
    label.setText(text);
    label.setVisible(shown);
    label.setManaged(shown);
    label.setMinWidth(Region.USE_PREF_SIZE);
  }
}
