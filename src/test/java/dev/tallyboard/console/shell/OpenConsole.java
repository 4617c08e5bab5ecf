package dev.tallyboard.console.shell;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.support.ReadingClock;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A console in a real window, with a clock that stands still and commands that are written down.
 */
final class OpenConsole implements AutoCloseable {
  final AtomicLong now = new AtomicLong(NorthgateMorning.NOW);
  final List<Path> uploaded = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger reconnects = new AtomicInteger();
  final List<Path> choice = new ArrayList<>();

  /** Where the operator saves, under the proposed name; null while they give up. */
  volatile Path saveIn;

  final BooleanProperty systemIsDark = new SimpleBooleanProperty();
  final BooleanProperty systemIsStill = new SimpleBooleanProperty();
  final KeptPreferences preferences;
  final WrittenPorts ports = new WrittenPorts();
  final Console console;
  final Stage stage;

  final List<String> retried = Collections.synchronizedList(new ArrayList<>());
  final List<String> held = Collections.synchronizedList(new ArrayList<>());
  volatile BiFunction<OrderHold, String, Answer<OrderHeld>> holds =
      (_, _) -> new Answer.Missing<>("not here");
  volatile Function<String, Answer<OrderDetail>> details = _ -> new Answer.Missing<>("not here");
  volatile Function<String, Answer<RetryStarted>> retries = _ -> new Answer.Missing<>("not here");

  Function<Path, UploadAnswer> gateway = it -> new UploadAnswer.Accepted("po_" + it.getFileName());

  OpenConsole(ConsoleSettings settings, double width, double height) {
    this(settings, AlarmMemory.none(), width, height);
  }

  OpenConsole(ConsoleSettings settings, AlarmMemory alarms, double width, double height) {
    this(settings, alarms, KeptPreferences.inMemory(), width, height);
  }

  OpenConsole(ConsoleSettings settings, KeptPreferences preferences, double width, double height) {
    this(settings, AlarmMemory.none(), preferences, width, height);
  }

  private OpenConsole(
      ConsoleSettings settings,
      AlarmMemory alarms,
      KeptPreferences preferences,
      double width,
      double height) {
    this.preferences = preferences;
    try {
      FxToolkit.registerPrimaryStage();
      Clock clock = new ReadingClock(now::get);
      Commands commands =
          new Commands() {
            @Override
            public void reconnectNow() {
              reconnects.incrementAndGet();
            }

            @Override
            public UploadAnswer upload(Path file) {
              uploaded.add(file);
              return gateway.apply(file);
            }

            @Override
            public Answer<OrderDetail> detail(String poId) {
              return details.apply(poId);
            }

            @Override
            public Answer<RetryStarted> retry(String poId, dev.tallyboard.event.Stage failed) {
              retried.add(poId + " " + failed);
              return retries.apply(poId);
            }

            @Override
            public Answer<OrderHeld> hold(OrderHold what, String poId) {
              held.add(what + " " + poId);
              return holds.apply(what, poId);
            }
          };
      stage = onFx(Stage::new);
      console =
          onFx(
              () ->
                  new Console(
                      new ConsoleContext(settings, commands, clock, preferences, choosing()),
                      alarms));
      onFx(
          () -> {
            NotificationOutlets outlets = new NotificationOutlets(ports, clock);
            outlets.onShowWindow(() -> stage.setIconified(false));
            console.open(
                stage, new SystemLook(systemIsDark.asObject(), systemIsStill.asObject()), outlets);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private FileChoice choosing() {
    return new FileChoice() {
      @Override
      public List<Path> choose(Window owner) {
        return List.copyOf(choice);
      }

      @Override
      public Optional<Path> chooseTarget(Window owner, String name) {
        return Optional.ofNullable(saveIn).map(it -> it.resolve(name));
      }
    };
  }

  static OpenConsole at(double width, double height) {
    return at(width, height, AlarmMemory.none());
  }

  /** With alarms of before. */
  static OpenConsole at(double width, double height, AlarmMemory alarms) {
    return new OpenConsole(
        new ConsoleSettings(
            "northgate", "gateway.northgate.example", ZoneOffset.UTC, Rhythm.USUAL, true, null),
        alarms,
        width,
        height);
  }

  /** With what the operator prefers. */
  static OpenConsole at(double width, double height, Preferences preferred) {
    return new OpenConsole(
        new ConsoleSettings(
            "northgate", "gateway.northgate.example", ZoneOffset.UTC, Rhythm.USUAL, true, null),
        new KeptPreferences(preferred, _ -> {}),
        width,
        height);
  }

  /** Hands a frame over and waits until it is on the screen. */
  void show(Frame frame) {
    console.accept(frame);
    settle();
  }

  void settle() {
    settle(stage);
  }

  /** Waits until all that was asked for is on the screen. */
  static void settle(Stage stage) {
    CountDownLatch pulses = new CountDownLatch(4);
    Runnable count =
        () -> {
          pulses.countDown();
          Platform.requestNextPulse();
        };
    try {
      fx(
          () -> {
            stage.getScene().addPostLayoutPulseListener(count);
            Platform.requestNextPulse();
            return null;
          });
      if (!pulses.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the window is not painted");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      fx(
          () -> {
            stage.getScene().removePostLayoutPulseListener(count);
            return null;
          });
    }
  }

  void acknowledge(String poId) {
    onFx(
        () -> {
          console.alarms().acknowledge(poId);
          return null;
        });
    settle();
  }

  Scene scene() {
    return stage.getScene();
  }

  /** The node behind the selector; fails where there is none. */
  <T extends Node> T find(String selector, Class<T> kind) {
    return onFx(() -> kind.cast(scene().getRoot().lookup(selector)));
  }

  static <T> T fx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  /** Writes what the window shows to {@code target/snapshots}. */
  BufferedImage snapshot(String name) {
    return snapshotOf(name, scene());
  }

  /** The same of another window. */
  BufferedImage snapshotOf(String name, Scene shown) {
    return write(name, onFx(() -> shown.snapshot(null)));
  }

  static BufferedImage write(String name, WritableImage image) {
    BufferedImage picture =
        new BufferedImage(
            (int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "snapshots"));
      ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    onFx(
        () -> {
          console.close();
          stage.close();
          return null;
        });
  }
}
