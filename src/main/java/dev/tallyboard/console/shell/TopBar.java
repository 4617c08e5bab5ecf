package dev.tallyboard.console.shell;

import dev.tallyboard.console.connection.IndicatorView;
import dev.tallyboard.console.orders.OrderSearch;
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
  private final IndicatorView connection;
  private final OrderSearch search;
  private final Tools tools;

  TopBar(
      Node merchant,
      OrderSearch search,
      @Nullable Presenter presenter,
      IndicatorView connection,
      Node bell,
      Tools tools) {
    this.connection = connection;
    this.search = search;
    this.tools = tools;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(64);
    setMaxHeight(64);
    Separator separator = new Separator(Orientation.VERTICAL);
    separator.setMaxHeight(32);
    merchant.visibleProperty().bind(search.unfolded().not());
    merchant.managedProperty().bind(merchant.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(wordmark, separator, merchant, search, gap);
    if (presenter != null) {
      getChildren().add(menu(presenter));
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
