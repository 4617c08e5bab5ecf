package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.notify.Notification;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.support.ReadingClock;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is closed while its icon stays in the tray. */
final class TrayTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final AtomicLong now = new AtomicLong(NOW);
  private final WrittenPorts ports = new WrittenPorts();
  private final AtomicBoolean quit = new AtomicBoolean();
  private final OneSession session = new OneSession();
  private ConsoleStage window;
  private Stage stage;

  @AfterEach
  void close() {
    window.endForGood();
    fx(
        () -> {
          window.takeDown();
          window.leaveDesktop();
          stage.close();
        });
  }

  @Test
  void closedItGoesOnTellsAndComesBackByItsIcon() {
    open(true);
    await().until(() -> staysInTray());
    fx(stage::hide);

    now.addAndGet(6_000);
    session.story.failed("PO-10482", dev.tallyboard.event.Stage.DATABASE_SAVE, "timeout", NOW);
    session.tell();
    await().untilAsserted(() -> assertThat(ports.shown).isNotEmpty());
    assertThat(ports.shown).extracting(Notification::kind).contains(NotificationKind.ALARM);

    ports.menu.showWindow().run();
    await().until(() -> stage.isShowing());
    ports.menu.quit().run();
    await().untilTrue(quit);
  }

  @Test
  void whereItIsNotKeptThereClosingItEndsTheProgram() {
    open(false);
    await().untilAsserted(() -> assertThat(ports.played).isNotEmpty()); // it has looked once

    assertThat(staysInTray()).isFalse();
  }

  @Test
  void whereThereIsNoTrayClosingItEndsTheProgram() {
    ports.trayThere = false;
    open(true);
    await().untilAsserted(() -> assertThat(ports.icon).isNotNull());

    assertThat(staysInTray()).isFalse();
  }

  private void open(boolean kept) {
    Preferences preferred =
        Preferences.DEFAULT.with(NotificationRules.DEFAULT.withKeepInTray(kept));
    try {
      FxToolkit.registerPrimaryStage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    fx(
        () -> {
          stage = new Stage();
          window =
              new ConsoleStage(
                  stage,
                  new KeptPreferences(preferred, _ -> {}),
                  new ReadingClock(now::get),
                  new SystemLook(
                      new SimpleBooleanProperty().asObject(),
                      new SimpleBooleanProperty(true).asObject()),
                  ports,
                  FileChoice.bySystemDialog());
          window.setOnQuit(() -> quit.set(true));
          window.show(session);
        });
    await().until(() -> stage.isShowing());
    session.tell();
  }

  private boolean staysInTray() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, window::staysInTray);
  }

  private static void fx(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  /** A gateway that tells what the test wants. */
  private static final class OneSession implements Session, Commands {
    final Story story = NorthgateMorning.story();
    private volatile FeedListener listener;

    void tell() {
      await().until(() -> listener != null);
      listener.onFrame(Frames.live(story.at(NOW), NOW));
    }

    @Override
    public ConsoleSettings settings() {
      return new ConsoleSettings(
          "northgate", "localhost", ZoneOffset.UTC, Rhythm.USUAL, true, null);
    }

    @Override
    public AlarmMemory alarms() {
      return AlarmMemory.none();
    }

    @Override
    public Commands commands() {
      return this;
    }

    @Override
    public void start(FeedListener told) {
      listener = told;
    }

    @Override
    public void close() {}

    @Override
    public void reconnectNow() {}

    @Override
    public UploadAnswer upload(Path file) {
      return new UploadAnswer.Refused(UploadAnswer.Why.NOT_TAKEN, "not here");
    }

    @Override
    public Answer<OrderDetail> detail(String poId) {
      return new Answer.Missing<>("not here");
    }

    @Override
    public Answer<RetryStarted> retry(String poId, dev.tallyboard.event.Stage failed) {
      return new Answer.Missing<>("not here");
    }

    @Override
    public Answer<OrderHeld> hold(OrderHold what, String poId) {
      return new Answer.Missing<>("not here");
    }
  }
}
