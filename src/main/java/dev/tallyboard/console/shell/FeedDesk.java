package dev.tallyboard.console.shell;

import dev.tallyboard.console.activity.ActivityView;
import dev.tallyboard.console.activity.ActivityViewModel;
import dev.tallyboard.console.activity.FeedEntry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The feed's keys and its export. Whoever asks for the feed sees it, whatever lay over it. FX
 * thread.
 */
final class FeedDesk implements AutoCloseable {
  private final ActivityViewModel model;
  private final ActivityView view;
  private final FileChoice files;
  private final Clock clock;
  private final MainWindow window;
  private final Pages pages;
  private final OrderDrawer.Open drawer;
  private final FeedExport export;

  /**
   * @param zone of the times
   */
  FeedDesk(
      ActivityViewModel model,
      ActivityView view,
      FileChoice files,
      Clock clock,
      ZoneId zone,
      MainWindow window,
      Pages pages,
      OrderDrawer.Open drawer) {
    this.model = model;
    this.view = view;
    this.files = files;
    this.clock = clock;
    this.window = window;
    this.pages = pages;
    this.drawer = drawer;
    export = new FeedExport(zone, view::show);
    view.setOnExport(this::save);
  }

  /** The keys are in the filter from now on. */
  void find() {
    showFeed();
    view.find();
  }

  /** Asks for a file, and writes what is shown now. */
  void save() {
    showFeed();
    List<FeedEntry> shown = List.copyOf(model.entries());
    files
        .chooseTarget(view.getScene().getWindow(), export.name(clock.millis()))
        .ifPresent(it -> export.save(shown, it));
  }

  /** Takes the key where it is one of these, and nobody types. */
  void handle(KeyEvent event) {
    if (event.getCode() == KeyCode.H && Typing.isPlain(event, view.getScene())) {
      view.togglePause();
      event.consume();
    }
  }

  private void showFeed() {
    pages.closeSettings();
    drawer.makeWay();
    window.showFeed();
  }

  @Override
  public void close() {
    export.close();
  }
}
