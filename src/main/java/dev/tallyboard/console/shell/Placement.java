package dev.tallyboard.console.shell;

import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.WindowPlace;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/** Puts the window where it was, and remembers where it is. FX thread. */
record Placement(Stage stage, KeptPreferences preferences) {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 700;

  /** As large as what is shown, else as usual where the screen lets it. */
  Scene scene(Parent root) {
    Scene before = stage.getScene();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    return new Scene(
        root,
        before == null ? Math.min(WIDTH, screen.getWidth()) : before.getWidth(),
        before == null ? Math.min(HEIGHT, screen.getHeight()) : before.getHeight());
  }

  /** Puts it on the stage, and a stage that is not shown yet in its place. */
  void put(Scene scene) {
    stage.setScene(scene);
    if (!stage.isShowing()) {
      restore();
    }
  }

  /** Before the stage is shown. */
  void restore() {
    List<Rectangle2D> screens = new ArrayList<>();
    screens.add(Screen.getPrimary().getVisualBounds());
    Screen.getScreens().forEach(it -> screens.add(it.getVisualBounds()));
    stage.setMinWidth(Math.min(LEAST_WIDTH, screens.getFirst().getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screens.getFirst().getHeight()));
    WindowPlace was = preferences.current().get().window();
    if (was != null) {
      WindowPlace place = was.on(screens);
      stage.setX(place.x());
      stage.setY(place.y());
      stage.setWidth(place.width());
      stage.setHeight(place.height());
      stage.setMaximized(place.maximised());
    }
  }

  /** Remembers it when the stage is hidden, or when this ends before. */
  Subscription follow() {
    EventHandler<WindowEvent> onHiding = _ -> remember();
    stage.addEventHandler(WindowEvent.WINDOW_HIDING, onHiding);
    return () -> {
      stage.removeEventHandler(WindowEvent.WINDOW_HIDING, onHiding);
      if (stage.isShowing()) {
        remember();
      }
    };
  }

  /** While it is shown, or about to be hidden. */
  void remember() {
    if (stage.isIconified() || stage.isFullScreen()) {
      return;
    }
    preferences.change(
        it -> {
          WindowPlace was = it.window();
          return it.with(
              stage.isMaximized() && was != null
                  ? new WindowPlace(was.x(), was.y(), was.width(), was.height(), true)
                  : new WindowPlace(
                      stage.getX(),
                      stage.getY(),
                      stage.getWidth(),
                      stage.getHeight(),
                      stage.isMaximized()));
        });
  }
}
