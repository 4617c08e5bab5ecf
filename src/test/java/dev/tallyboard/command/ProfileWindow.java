package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.keyring.UserTokens;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.PreferencesFile;
import dev.tallyboard.console.shell.ChosenFiles;
import dev.tallyboard.console.shell.ConsoleStage;
import dev.tallyboard.console.shell.ProfileDesk;
import dev.tallyboard.feed.FeedSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/** The window with its profiles, as the command opens it, for a user whose home is a folder. */
final class ProfileWindow implements AutoCloseable {
  final FxRobot robot = new FxRobot();
  final Folders folders;
  final KeptPreferences preferences;
  final javafx.stage.Stage stage;
  private final ConsoleStage console;

  /** On a system without a keyring. */
  ProfileWindow(Path home) {
    this(home, Optional.empty(), List.of());
  }

  /**
   * @param patience of the feed; empty: as the operator has set
   * @param chosen what the dialog for files answers each time
   */
  ProfileWindow(Path home, Optional<FeedSettings> patience, List<Path> chosen) {
    folders =
        new Folders(
            Map.of(
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString()),
            home,
            "Other");
    PreferencesFile file = new PreferencesFile(folders.config().resolve("preferences.json"));
    preferences = new KeptPreferences(file.read(), file::write);
    UserTokens tokens = UserTokens.in(folders.profileTokens(), folders.system());
    try {
      FxToolkit.registerPrimaryStage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    stage = onFx(javafx.stage.Stage::new);
    console = onFx(() -> ChosenFiles.window(stage, preferences, Clock.systemUTC(), chosen));
    onFx(
        () -> {
          console.showProfiles(
              new ProfileDesk.Tools(
                  new ProfileSessions(folders, tokens, Clock.systemUTC(), patience), tokens));
          return null;
        });
    await().until(() -> onFx(stage::isShowing));
  }

  /** Types into that field, whatever was in it. */
  void type(String selector, String text) {
    awaitShown(selector);
    robot.clickOn(selector);
    onFx(
        () -> {
          ((TextInputControl) node(selector)).selectAll();
          return null;
        });
    paste(text);
  }

  /** As a person does with a token; where the keys are. */
  void paste(String text) {
    copy(text);
    robot.push(KeyCode.SHORTCUT, KeyCode.V);
  }

  /** Puts the text where it can be pasted from. */
  static void copy(String text) {
    onFx(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          return Clipboard.getSystemClipboard().setContent(content);
        });
  }

  /** A press on an item of an open menu, which is a window of its own. */
  void choose(String item) {
    waitFor(() -> assertThat(robot.lookup(item).tryQuery()).isPresent());
    robot.clickOn(item);
  }

  /** An item of an open menu, by the first words of its text. */
  Node menuItem(String start) {
    NodeQuery items = robot.lookup(".context-menu .label").lookup((Node it) -> says(it, start));
    waitFor(() -> assertThat(items.tryQuery()).isPresent());
    return items.query();
  }

  void click(String selector) {
    awaitShown(selector);
    robot.clickOn(selector);
  }

  void awaitShown(String selector) {
    waitFor(() -> assertThat(onFx(() -> isShown(node(selector)))).as(selector).isTrue());
  }

  void awaitWord(String word) {
    waitFor(
        () ->
            assertThat(
                    onFx(
                        () ->
                            stage.getScene().getRoot().lookup(".connection-word") instanceof Text it
                                ? it.getText()
                                : "no indicator"))
                .isEqualTo(word));
  }

  void awaitText(String part) {
    waitFor(() -> assertThat(texts()).anyMatch(it -> it.contains(part)));
  }

  static void waitFor(org.awaitility.core.ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(assertion);
  }

  String title() {
    return onFx(stage::getTitle);
  }

  /** What labels and buttons that are to be seen say. */
  List<String> texts() {
    return onFx(() -> textsIn(stage.getScene().getRoot()));
  }

  /** What of it stands below that node; nothing where there is none. */
  List<String> texts(String selector) {
    return onFx(() -> node(selector) == null ? List.of() : textsIn(node(selector)));
  }

  /** FX thread. */
  static List<String> textsIn(Node above) {
    return above.lookupAll("*").stream()
        .filter(ProfileWindow::isShown)
        .map(
            it ->
                switch (it) {
                  case Labeled label -> String.valueOf(label.getText());
                  case Text text -> text.getText();
                  default -> "";
                })
        .toList();
  }

  String focused() {
    return onFx(
        () ->
            stage.getScene().getFocusOwner() == null
                ? ""
                : String.valueOf(stage.getScene().getFocusOwner().getId()));
  }

  /** The text of every file below the user's home, by its name. */
  Map<Path, String> files() {
    try (Stream<Path> all = Files.walk(folders.home())) {
      return all.filter(Files::isRegularFile)
          .collect(java.util.stream.Collectors.toMap(it -> it, ProfileWindow::read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void snapshot(String name) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image = onFx(() -> stage.getScene().snapshot(null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "snapshots"));
      ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    console.endForGood();
    onFx(
        () -> {
          console.takeDown();
          stage.close();
          return null;
        });
    preferences.close();
  }

  /** FX thread; null where there is none. */
  Node node(String selector) {
    return stage.getScene().getRoot().lookup(selector);
  }

  private static boolean says(Node node, String start) {
    return node instanceof Labeled it && it.getText() != null && it.getText().startsWith(start);
  }

  private static boolean isShown(Node node) {
    for (Node it = node; it != null; it = it.getParent()) {
      if (!it.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }
}
