package dev.tallyboard.console.shell;

import dev.tallyboard.console.handoff.SecondTick;
import java.time.Duration;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The one clock of a window: what nobody can see stands still meanwhile. FX thread. */
final class WindowClock implements AutoCloseable {
  private final Stage stage;
  private final Runnable whileSeen;
  private final SecondTick seconds;
  private final SecondTick halves;
  private final Subscription following;

  /**
   * @param always each second
   * @param whileSeen behind that while the window is seen, and at once when it comes to be
   * @param blink each half second while the window is seen
   */
  WindowClock(Stage stage, Runnable always, Runnable whileSeen, Runnable blink) {
    this.stage = stage;
    this.whileSeen = whileSeen;
    seconds =
        new SecondTick(
            () -> {
              always.run();
              if (isSeen()) {
                whileSeen.run();
              }
            });
    halves = new SecondTick(blink, Duration.ofMillis(500));
    seconds.start();
    following =
        Subscription.combine(
            stage.showingProperty().subscribe(_ -> follow()),
            stage.iconifiedProperty().subscribe(_ -> follow()));
  }

  /** Ends its threads; the stage forgets it. */
  @Override
  public void close() {
    following.unsubscribe();
    seconds.close();
    halves.close();
  }

  private boolean isSeen() {
    return stage.isShowing() && !stage.isIconified();
  }

  private void follow() {
    if (isSeen()) {
      whileSeen.run();
      halves.start();
    } else {
      halves.stop();
    }
  }
}
