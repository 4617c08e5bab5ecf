package dev.tallyboard.console.shell;

import dev.tallyboard.console.activity.ActivityView;
import dev.tallyboard.console.activity.ActivityViewModel;
import dev.tallyboard.console.control.Icon;
import dev.tallyboard.console.detail.DetailView;
import dev.tallyboard.console.orders.OrdersView;
import dev.tallyboard.console.pipeline.PipelineView;
import dev.tallyboard.console.text.Texts;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands where. In a narrow window the feed lies over the list, behind a button. */
final class MainWindow extends VBox {
  private static final Texts TEXTS = Texts.of(MainWindow.class);
  private static final double COMPACT_BELOW = 1200;
  private static final double NARROW_BELOW = 1000;

  /** A drawer beside which nothing can be read takes all the width. */
  private static final double SLIM_BELOW = 640;

  /**
   * In a lower window the orders have the room of the status bar, too, and that of the stages while
   * there is a notice: the filters count what they count.
   */
  private static final double TALL_FROM = 400;

  private static final double WIDE_FROM = 1920;
  private static final double FEED = 368;

  /** The overlay leaves the head of the list free, with the button that closes it. */
  private static final double LIST_HEAD = 56;

  private static final double WIDE_FEED = 440;

  /** Below this the list beside a drawer is laid out as in a narrow window. */
  private static final double ROOMY_LIST = 900;

  private final TopBar topBar;
  private final PipelineView pipeline;
  private final OrdersView orders;
  private final ActivityView activity;
  private final DetailView drawer;
  private final HBox panes;
  private final StackPane middle;
  private final Button openActivity =
      new Button(TEXTS.of("window.activity"), Icon.styled(Feather.ACTIVITY, 16));
  private boolean compact;

  MainWindow(
      TopBar topBar,
      Node notice,
      Node uploadNotices,
      Pages pages,
      PipelineView pipeline,
      OrdersView orders,
      ActivityView activity,
      ActivityViewModel activityModel,
      DetailView drawer,
      Node statusBar) {
    this.topBar = topBar;
    this.pipeline = pipeline;
    this.orders = orders;
    this.activity = activity;
    this.drawer = drawer;
    getStyleClass().add("main-window");
    HBox.setHgrow(orders, Priority.ALWAYS);
    orders.setMinWidth(0);
    orders.setMinHeight(0);
    activity.setMinHeight(0);
    panes = new HBox(orders, activity);
    middle = new StackPane(panes, drawer);
    middle.setMinHeight(0);
    StackPane.setAlignment(activity, Pos.CENTER_RIGHT);
    StackPane.setAlignment(drawer, Pos.CENTER_RIGHT);
    drawer.visibleProperty().subscribe(this::makeRoom);
    VBox.setVgrow(middle, Priority.ALWAYS);
    pages.setBoard(new VBox(pipeline, middle));
    VBox.setVgrow(pages, Priority.ALWAYS);
    getChildren().addAll(topBar, notice, uploadNotices, pages, statusBar);
    openActivity.setId("open-activity");
    openActivity.setMinWidth(Region.USE_PREF_SIZE);
    openActivity.setOnAction(_ -> activity.setVisible(!activity.isVisible()));
    activityModel
        .unseen()
        .subscribe(
            it ->
                openActivity.setText(
                    it.intValue() == 0
                        ? TEXTS.of("window.activity")
                        : TEXTS.of("window.activity-unseen", it)));
    widthProperty().subscribe(it -> arrange(it.doubleValue()));
    BooleanBinding tall = heightProperty().greaterThanOrEqualTo(TALL_FROM);
    show(statusBar, tall);
    show(pipeline, tall.or(notice.visibleProperty().not()));
    setFeedWidth(FEED);
    TabStops.passBy(this, List.of(drawer, activity));
  }

  /** Closes what lies over the list; the keys do not stay there. Whether there was something. */
  boolean closeOverlay() {
    boolean open = compact && activity.isVisible();
    if (open) {
      openActivity.requestFocus();
      activity.setVisible(false);
    }
    return open;
  }

  /** The feed is to be seen, in a narrow window over the list. */
  void showFeed() {
    activity.setVisible(true);
    activity.setManaged(true);
  }

  void focusOrders() {
    orders.focusList();
  }

  private void arrange(double width) {
    if (width <= 0) {
      return;
    }
    setFeedWidth(width >= WIDE_FROM ? WIDE_FEED : FEED);
    topBar.setNarrow(width < NARROW_BELOW);
    topBar.setSlim(width < SLIM_BELOW);
    drawer.setMaxWidth(width < SLIM_BELOW ? Double.MAX_VALUE : DetailView.WIDTH);
    orders.setNarrow(width < NARROW_BELOW);
    boolean narrow = width < COMPACT_BELOW;
    if (narrow != compact) {
      setCompact(narrow);
    }
    makeRoom(drawer.isVisible());
  }

  /** The drawer takes the place of the feed, in a wide window that beside it, else of the list. */
  private void makeRoom(boolean open) {
    if (getWidth() <= 0) {
      return;
    }
    boolean wide = getWidth() >= WIDE_FROM;
    boolean beside = open && !compact;
    double right = beside ? DetailView.WIDTH : 0;
    HBox.setMargin(orders, new Insets(0, right, 0, 0));
    StackPane.setMargin(drawer, new Insets(0, wide ? WIDE_FEED : 0, 0, 0));
    boolean feed = compact ? activity.isVisible() && !open : wide || !open;
    activity.setVisible(feed);
    activity.setManaged(compact || feed);
    double list = getWidth() - right - (feed ? activity.getMaxWidth() : 0);
    orders.setCompact(compact || list < ROOMY_LIST);
  }

  private void setCompact(boolean narrow) {
    compact = narrow;
    topBar.setCompact(narrow);
    pipeline.setCompact(narrow);
    if (narrow) {
      panes.getChildren().remove(activity);
      middle.getChildren().add(1, activity); // below the drawer
      StackPane.setMargin(activity, new Insets(LIST_HEAD, 0, 0, 0));
      orders.actions().getChildren().add(openActivity);
    } else {
      middle.getChildren().remove(activity);
      panes.getChildren().add(activity);
      orders.actions().getChildren().remove(openActivity);
    }
    activity.setVisible(!narrow);
  }

  private static void show(Node part, BooleanBinding shown) {
    part.visibleProperty().bind(shown);
    part.managedProperty().bind(shown);
  }

  private void setFeedWidth(double width) {
    activity.setMinWidth(width);
    activity.setMaxWidth(width);
  }
}
