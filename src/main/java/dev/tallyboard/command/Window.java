package dev.tallyboard.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.PreferencesFile;
import dev.tallyboard.console.shell.ConsoleStage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window, from opening it to closing it. */
final class Window {
  private static final Logger LOG = LoggerFactory.getLogger(Window.class);

  private final KeptPreferences preferences;
  private final Clock clock = Clock.systemUTC();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Window(PreferencesFile file, Consumer<Preferences> keep) {
    preferences = new KeptPreferences(file.read(), keep);
  }

  /** One that leaves the connections alone, since another window may change them meanwhile. */
  static Window withoutProfiles() {
    PreferencesFile file = file();
    return new Window(file, it -> file.write(it.with(file.read().connections())));
  }

  /** The one that keeps the connections. */
  static Window withProfiles() {
    PreferencesFile file = file();
    return new Window(file, file::write);
  }

  private static PreferencesFile file() {
    return new PreferencesFile(Folders.ofThisUser().config().resolve("preferences.json"));
  }

  /**
   * Shows the window and returns when it has been closed, by the operator or by a signal.
   *
   * @param first says on the FX thread what to show
   * @throws CommandFailure when there is no display
   */
  void showUntilClosed(Shutdown shutdown, Consumer<ConsoleStage> first)
      throws InterruptedException {
    CompletableFuture<ConsoleStage> opened = new CompletableFuture<>();
    startToolkit(
        () -> {
          Stage stage = new Stage();
          ConsoleStage window = new ConsoleStage(stage, preferences, clock);
          stage.setOnHidden(_ -> closeUnlessInTray(window));
          window.setOnQuit(this::close);
          first.accept(window);
          opened.complete(window);
        });
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                shutdown.awaitRequest();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              // The toolkit ends by the same signal, at once, and complains of its own ruins.
              System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
              close();
            });
    closed.await();
    ConsoleStage window = opened.getNow(null);
    if (window != null) {
      window.endForGood();
      if (!shutdown.isRequested()) { // on a signal the toolkit ends by itself, and would not answer
        new FxThread()
            .execute(
                () -> {
                  window.takeDown();
                  window.leaveDesktop();
                  Platform.exit();
                });
      }
    }
    preferences.close();
  }

  private void closeUnlessInTray(ConsoleStage window) {
    if (!window.staysInTray()) {
      close();
    }
  }

  /** Any thread. */
  void close() {
    closed.countDown();
  }

  private static void startToolkit(Runnable first) {
    requireDisplay();
    try {
      Platform.startup(
          () -> {
            Platform.setImplicitExit(false);
            first.run();
          });
    } catch (UnsupportedOperationException e) {
      LOG.warn("The toolkit did not start", e);
      throw noDisplay();
    }
  }

  /**
   * Told before anything else is started.
   *
   * @throws CommandFailure when there is surely no display
   */
  static void requireDisplay() {
    if (needsADisplay() && System.getenv("DISPLAY") == null) {
      throw noDisplay();
    }
  }

  private static boolean needsADisplay() {
    return System.getProperty("os.name").startsWith("Linux")
        && !"Headless".equals(System.getProperty("glass.platform"));
  }

  private static CommandFailure noDisplay() {
    return new CommandFailure(
        "There is no display for the window: run \"tallyboard watch\" in a terminal instead, or"
            + " start a virtual display (xvfb-run)");
  }
}
