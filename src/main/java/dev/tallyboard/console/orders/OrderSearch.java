package dev.tallyboard.console.orders;

import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Where the operator types what to look for; in a compact window an icon, until it is asked for.
 */
public final class OrderSearch extends StackPane {
  private static final Texts TEXTS = Texts.of(OrderSearch.class);
  private static final PseudoClass SEARCHING = PseudoClass.getPseudoClass("searching");
  private static final PseudoClass TYPING = PseudoClass.getPseudoClass("typing");
  private static final double WIDTH = 232;
  private static final double LEAST_WIDTH = 176;
  private static final double LEAST_SLIM_WIDTH = 112;

  private final OrdersViewModel model;
  private final Runnable goToList;
  private final TextField field = new TextField();
  private final HBox box;
  private final BooleanProperty compact = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper unfolded = new ReadOnlyBooleanWrapper();

  /**
   * @param goToList the keys are in the list from then on
   */
  public OrderSearch(OrdersViewModel model, Runnable goToList) {
    this.model = model;
    this.goToList = goToList;
    Button open = new Button("", Icon.styled(Feather.SEARCH, 18));
    open.setId("search-button");
    open.getStyleClass().add("search-button");
    open.setAccessibleText(TEXTS.of("search.open"));
    open.setTooltip(new Tooltip(TEXTS.of("search.tooltip", key())));
    open.setOnAction(_ -> open());
    field.setId("search");
    field.setPromptText(TEXTS.of("search.prompt"));
    field.setAccessibleText(TEXTS.of("search.accessible"));
    field.setTooltip(new Tooltip(TEXTS.of("search.tooltip", key())));
    field.textProperty().bindBidirectional(model.search());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    HBox.setHgrow(field, Priority.ALWAYS);
    Label hint = new Label(key());
    hint.getStyleClass().add("search-key");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    hint.visibleProperty().bind(field.textProperty().isEmpty().and(compact.not()));
    hint.managedProperty().bind(hint.visibleProperty());
    box = new HBox(Icon.styled(Feather.SEARCH, 16), field, hint);
    box.getStyleClass().add("search");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(LEAST_WIDTH);
    box.setPrefWidth(WIDTH);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    box.visibleProperty().bind(compact.not().or(unfolded));
    box.managedProperty().bind(box.visibleProperty());
    open.visibleProperty().bind(box.visibleProperty().not());
    open.managedProperty().bind(open.visibleProperty());
    getChildren().addAll(open, box);
    field
        .focusedProperty()
        .subscribe(
            it -> {
              box.pseudoClassStateChanged(TYPING, it);
              if (!it) {
                unfolded.set(false);
              }
            });
    model.search().subscribe(it -> open.pseudoClassStateChanged(SEARCHING, !it.isEmpty()));
  }

  /** The keys are in the field from now on, and replace what stands there. */
  public void open() {
    unfolded.set(compact.get());
    field.requestFocus();
    field.selectAll();
  }

  /** The keys stay in the field, behind what was typed. */
  public void goOn() {
    unfolded.set(compact.get());
    field.requestFocus();
    field.end();
  }

  public void setCompact(boolean now) {
    compact.set(now);
    unfolded.set(now && field.isFocused());
  }

  /** Below the narrow width it makes do with less. */
  public void setSlim(boolean now) {
    box.setMinWidth(now ? LEAST_SLIM_WIDTH : LEAST_WIDTH);
  }

  /** Whether it takes the room of others for a while. */
  public ReadOnlyBooleanProperty unfolded() {
    return unfolded.getReadOnlyProperty();
  }

  private void typed(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN, ENTER -> goToList.run();
      case ESCAPE -> {
        if (!model.clearOne()) {
          goToList.run();
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static String key() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    return TEXTS.of(mac ? "search.key.mac" : "search.key");
  }
}
