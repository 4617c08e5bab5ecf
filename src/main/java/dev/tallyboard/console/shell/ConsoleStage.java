package dev.tallyboard.console.shell;

import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.control.Zoomed;
import dev.tallyboard.console.handoff.FxThread;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.profiles.FirstRun;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Notice;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stage, and what stands on it: a console on a session, or the first run. One at a time: a
 * session is wholly gone before the next is opened. Made, asked and taken down on the FX thread.
 */
public final class ConsoleStage {
  private static final Texts TEXTS = Texts.of(ConsoleStage.class);
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleStage.class);
  private static final long LAST_SESSION_MS = 5_000;

  private final Stage stage;
  private final KeptPreferences preferences;
  private final Clock clock;
  private final SystemLook system;
  private final NotificationOutlets outlets;
  private final FileChoice files;
  private final FxThread fxThread = new FxThread();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("console-sessions").factory());

  /** Counts what was asked for: only the last is shown. Written by the FX thread. */
  private final AtomicInteger asked = new AtomicInteger();

  /** The worker's own. */
  private @Nullable Session session;

  /** Null for a window without profiles. */
  private volatile @Nullable ProfileDesk desk;

  /** Ends what is shown. */
  private Runnable takeDown = () -> {};

  /**
   * @param preferences the caller's to close
   */
  public ConsoleStage(Stage stage, KeptPreferences preferences, Clock clock) {
    this(
        stage,
        preferences,
        clock,
        SystemLook.ofThisSystem(),
        NotificationPorts.ofThisSystem(System.getenv()),
        FileChoice.bySystemDialog());
  }

  ConsoleStage(
      Stage stage,
      KeptPreferences preferences,
      Clock clock,
      SystemLook system,
      NotificationPorts ports,
      FileChoice files) {
    this.stage = stage;
    this.preferences = preferences;
    this.clock = clock;
    this.system = system;
    this.files = files;
    outlets = new NotificationOutlets(ports, clock);
    outlets.onShowWindow(this::toFront);
  }

  /** Whether the program goes on while its window is closed. */
  public boolean staysInTray() {
    return outlets.isInTray();
  }

  /** What to do when the operator ends the program without its window. */
  public void setOnQuit(Runnable quitting) {
    outlets.onQuit(quitting);
  }

  /** Shows a session for good: a window without profiles. */
  public void show(Session only) {
    show(() -> only, Session::settings, () -> {});
  }

  /** Shows the profile that was shown last; the first run where there is none. */
  public void showProfiles(ProfileDesk.Tools tools) {
    desk = new ProfileDesk(this, preferences, tools, clock);
    desk.home();
  }

  /** Brings the window before all others, from the tray, too. */
  public void toFront() {
    if (!stage.isShowing()) {
      stage.show();
    }
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /**
   * Replaces what is shown, as soon as what is shown has ended.
   *
   * @param opening called off the FX thread
   * @param settings what the console is told
   * @param before what to do on the FX thread, right before it is shown
   */
  void show(
      Supplier<Session> opening, Function<Session, ConsoleSettings> settings, Runnable before) {
    int own = asked.incrementAndGet();
    worker.execute(
        () -> {
          if (own == asked.get()) {
            endSession();
            Session next;
            try {
              next = opening.get();
            } catch (RuntimeException e) {
              LOG.error("What was to be shown could not be opened", e);
              notOpened(own, PlainText.of(e.getMessage()));
              return;
            }
            session = next;
            fxThread.execute(
                () -> {
                  if (own == asked.get()) {
                    before.run();
                    present(next, settings.apply(next));
                  }
                });
          }
        });
  }

  /** No window is left empty: from the first run one gets everywhere. */
  private void notOpened(int own, String why) {
    fxThread.execute(
        () -> {
          ProfileDesk profiles = desk;
          if (own == asked.get() && profiles != null) {
            presentFirstRun(profiles).sayNotOpened(why);
          }
        });
  }

  /** The first run in place of what is shown. */
  void showFirstRun(ProfileDesk of) {
    int own = asked.incrementAndGet();
    worker.execute(
        () -> {
          endSession();
          fxThread.execute(
              () -> {
                if (own == asked.get()) {
                  presentFirstRun(of);
                }
              });
        });
  }

  /** Ends the session; not for the FX thread. Nothing can be shown any more. */
  public void endForGood() {
    ProfileDesk profiles = desk;
    if (profiles != null) {
      profiles.close();
    }
    asked.incrementAndGet();
    worker.execute(this::endSession);
    worker.shutdown();
    try {
      if (!worker.awaitTermination(LAST_SESSION_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The last session did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends what is shown; the stage is the caller's. */
  public void takeDown() {
    takeDown.run();
    takeDown = () -> {};
  }

  /** Ends the ways out of the window; nothing is told any more. */
  public void leaveDesktop() {
    outlets.close();
  }

  private void endSession() {
    Session before = session;
    session = null;
    if (before != null) {
      before.close();
    }
  }

  private void present(Session next, ConsoleSettings settings) {
    takeDown();
    KeptPreferences view = preferences.view();
    Console console =
        new Console(
            new ConsoleContext(settings, next.commands(), clock, view, files), next.alarms());
    takeDown =
        () -> {
          console.close();
          view.close();
        };
    console.open(stage, system, outlets);
    next.start(
        new FeedListener() {
          @Override
          public void onFrame(Frame frame) {
            console.accept(frame);
          }

          @Override
          public void onNotice(Notice notice) {
            console.note(notice);
          }
        });
  }

  private FirstRun presentFirstRun(ProfileDesk of) {
    takeDown();
    KeptPreferences view = preferences.view();
    Appearance appearance = new Appearance(view, system, stage, false);
    Wordmark marks = new Wordmark();
    marks.setCompact(true);
    FirstRun firstRun = new FirstRun(marks, of, appearance.theme(), view);
    Placement placement = new Placement(stage, view);
    Scene scene = placement.scene(new Zoomed(firstRun, appearance.theme().textPercent()));
    appearance.theme().install(scene);
    stage.setTitle(TEXTS.of("window.name"));
    placement.put(scene);
    Subscription hiding = placement.follow();
    takeDown =
        () -> {
          hiding.unsubscribe();
          appearance.close();
          view.close();
        };
    stage.show();
    firstRun.focusFirst();
    return firstRun;
  }
}
