package dev.tallyboard.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.PreferencesFile;
import dev.tallyboard.console.shell.Commands;
import dev.tallyboard.console.shell.Console;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.UploadAnswer;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.OrderDetail;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A console on a feed, from opening the window to closing it. */
final class Window {
  private static final Logger LOG = LoggerFactory.getLogger(Window.class);

  private final GatewayClient client;
  private final FeedSettings feedSettings;
  private final ConsoleSettings consoleSettings;
  private final AlarmMemory alarms;
  private final Clock clock = Clock.systemUTC();

  Window(
      GatewayClient client,
      FeedSettings feedSettings,
      ConsoleSettings consoleSettings,
      AlarmMemory alarms) {
    this.client = client;
    this.feedSettings = feedSettings;
    this.consoleSettings = consoleSettings;
    this.alarms = alarms;
  }

  /**
   * Shows the window and returns when it has been closed, by the operator or by a signal.
   *
   * @param ready when there is something to connect to; where it fails, the window closes
   * @throws CommandFailure when there is no display
   */
  void showUntilClosed(Shutdown shutdown, CompletableFuture<?> ready) throws InterruptedException {
    PreferencesFile file =
        new PreferencesFile(Folders.ofThisUser().config().resolve("preferences.json"));
    KeptPreferences preferences = new KeptPreferences(file.read(), file::write);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<Console> console = new AtomicReference<>();
    Feed feed =
        new Feed(
            client,
            feedSettings,
            new FeedListener() {
              @Override
              public void onFrame(Frame frame) {
                console.get().accept(frame);
              }

              @Override
              public void onNotice(Notice notice) {
                console.get().note(notice);
              }
            },
            clock);
    startToolkit(
        () -> {
          Console window =
              new Console(
                  consoleSettings,
                  commands(feed, it -> !closed.await(it.toNanos(), TimeUnit.NANOSECONDS)),
                  clock,
                  alarms,
                  preferences);
          Stage stage = new Stage();
          stage.setOnHidden(_ -> closed.countDown());
          window.show(stage);
          console.set(window);
          var _ =
              ready.whenComplete(
                  (_, failure) -> {
                    if (failure == null) {
                      feed.start();
                    } else {
                      closed.countDown();
                    }
                  });
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
              closed.countDown();
            });
    closed.await();
    feed.close();
    if (!shutdown.isRequested()) { // on a signal the toolkit ends by itself, and would not answer
      new FxThread()
          .execute(
              () -> {
                console.get().close();
                Platform.exit();
              });
    }
    preferences.close();
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

  private Commands commands(Feed feed, Pause pause) {
    UploadFile uploads = new UploadFile(client, pause);
    return new Commands() {
      @Override
      public void reconnectNow() {
        feed.reconnectNow();
      }

      @Override
      public UploadAnswer upload(Path file) {
        try {
          Answer<Accepted> answer = uploads.send(file);
          return answer instanceof Answer.Ok<Accepted>(Accepted it)
              ? new UploadAnswer.Accepted(it.poId())
              : new UploadAnswer.Refused(UploadFile.sentence(answer));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return new UploadAnswer.Refused("The window was closed before it was uploaded");
        }
      }

      @Override
      public Answer<OrderDetail> detail(String poId) {
        return client.detail(poId);
      }

      @Override
      public Answer<RetryStarted> retry(String poId, dev.tallyboard.event.Stage stage) {
        return client.retry(poId, stage);
      }
    };
  }
}
