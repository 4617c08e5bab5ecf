package dev.tallyboard.console.shell;

import dev.tallyboard.console.alarms.BellView;
import dev.tallyboard.console.connection.IndicatorView;
import dev.tallyboard.console.orders.OrderSearch;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Who we are, whose orders these are, and how the connection stands. */
final class TopBar extends HBox {
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final Wordmark wordmark = new Wordmark();
  private static final double PRESENTER_FROM = 800;

  private final IndicatorView connection;
  private final BellView bell;
  private final OrderSearch search;
  private final Tools tools;
  private final BooleanProperty slim = new SimpleBooleanProperty();

  TopBar(
      Node merchant,
      OrderSearch search,
      @Nullable Presenter presenter,
      IndicatorView connection,
      BellView bell,
      Tools tools) {
    this.connection = connection;
    this.bell = bell;
    this.search = search;
    this.tools = tools;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(64);
    setMaxHeight(64);
    Separator separator = new Separator(Orientation.VERTICAL);
    separator.setMaxHeight(32);
    BooleanBinding typingInSlim = search.unfolded().and(slim);
    show(merchant, search.unfolded().or(slim).not());
    show(separator, slim.not());
    show(wordmark, typingInSlim.not());
    show(tools, typingInSlim.not());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(wordmark, separator, merchant, search, gap);
    if (presenter != null) {
      MenuButton menu = menu(presenter);
      show(menu, widthProperty().greaterThanOrEqualTo(PRESENTER_FROM));
      getChildren().add(menu);
    }
    getChildren().addAll(connection, bell, tools);
  }

  void setCompact(boolean compact) {
    wordmark.setCompact(compact);
    search.setCompact(compact);
    pseudoClassStateChanged(COMPACT, compact);
  }

  /** Below the compact width, too: the connection's details go. */
  void setNarrow(boolean narrow) {
    connection.setNarrow(narrow);
    tools.setNarrow(narrow);
    pseudoClassStateChanged(NARROW, narrow);
  }

  /** Below the narrow width, too: what has another way goes, and so do the words of the bell. */
  void setSlim(boolean now) {
    slim.set(now);
    bell.setSlim(now);
    tools.setSlim(now);
    search.setSlim(now);
  }

  private static void show(Node part, ObservableValue<Boolean> shown) {
    part.visibleProperty().bind(shown);
    part.managedProperty().bind(part.visibleProperty());
  }

  private static MenuButton menu(Presenter presenter) {
    MenuButton menu = new MenuButton(presenter.title());
    menu.setId("presenter");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (Presenter.Action action : presenter.actions()) {
      MenuItem item = new MenuItem(action.label().get());
      item.setOnAction(_ -> Thread.ofVirtual().name("console-presenter").start(action.work()));
      menu.getItems().add(item);
    }
    menu.setOnShowing(
        _ -> {
          for (int i = 0; i < presenter.actions().size(); i++) {
            menu.getItems().get(i).setText(presenter.actions().get(i).label().get());
          }
        });
    return menu;
  }
}
