package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.Alarms;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.wallboard.WallboardView;
import dev.tallyboard.console.wallboard.WallboardViewModel;
import dev.tallyboard.feed.Frame;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The wallboard in place of the window, over the whole screen, until a key ends it. FX thread. */
final class WallScreen implements AutoCloseable {
  private static final KeyCombination THEME =
      new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final Stage stage;
  private final WallboardViewModel model;
  private final LongSupplier clock;
  private final WallboardView view;
  private final Subscription following;

  /** What the wallboard has replaced; null while it is not open. */
  private @Nullable Parent window;

  private @Nullable Node focusedBefore;

  WallScreen(
      Stage stage,
      WallboardViewModel model,
      LongSupplier clock,
      ObservableValue<String> merchant,
      ObservableValue<Alarms> alarms,
      Theme theme,
      Flash flash) {
    this.stage = stage;
    this.model = model;
    this.clock = clock;
    view = new WallboardView(model, merchant, theme, flash);
    following =
        Subscription.combine(
            alarms.subscribe(model::show),
            stage.fullScreenProperty().subscribe(this::followSystem));
  }

  void accept(Frame frame) {
    model.accept(frame, clock.getAsLong());
  }

  void tick() {
    model.tick(clock.getAsLong());
  }

  /** Where it is opened from, and where its keys come from. */
  void listenTo(Scene scene) {
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F11), this::open);
    scene.addEventFilter(KeyEvent.ANY, this::take);
  }

  void open() {
    Scene scene = stage.getScene();
    if (window != null || scene == null) {
      return;
    }
    window = scene.getRoot();
    focusedBefore = scene.getFocusOwner();
    model.open(clock.getAsLong());
    scene.setRoot(view);
    view.requestFocus();
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreen(true);
  }

  /** The window forgets it. */
  @Override
  public void close() {
    following.unsubscribe();
    leave();
  }

  private void leave() {
    Parent back = window;
    if (back == null) {
      return;
    }
    window = null;
    model.close();
    view.getScene().setRoot(back);
    (focusedBefore == null ? back : focusedBefore).requestFocus();
    focusedBefore = null;
    stage.setFullScreen(false);
  }

  /** Whoever ends full screen by other means has the window again. */
  private void followSystem(boolean fullScreen) {
    if (!fullScreen) {
      leave();
    }
  }

  /** While it is open, no key reaches the window behind it. */
  private void take(KeyEvent event) {
    if (window == null || THEME.match(event)) {
      return;
    }
    boolean pressed = event.getEventType() == KeyEvent.KEY_PRESSED;
    if (pressed && (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F11)) {
      leave();
    }
    event.consume();
  }
}
