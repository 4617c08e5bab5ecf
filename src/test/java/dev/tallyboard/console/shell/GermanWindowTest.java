package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.Shelving;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.AlarmDesk;
import dev.tallyboard.console.text.EnglishWords;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A German operator reads German, wherever they look, and what opens is not cut. */
final class GermanWindowTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private final EnglishWords english = EnglishWords.ofTheWindow();

  @BeforeEach
  void speakGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @Test
  void theBoardInEveryStateOfTheConnection() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(new Story().at(NOW), NOW));
      assertGerman(it, it.scene());
      Story story = withoutWords();
      it.show(Frames.live(story.at(NOW), NOW));
      assertGerman(it, it.scene());
      it.snapshot("main-german");
      assertThat(texts(it, it.scene()))
          .contains("Bestellungen", "KI-Auswertung", "Läuft", "Fertig", "Alarm,\n1 neu")
          .anyMatch(text -> text.startsWith("PO-2, Alder. Fehler, Schritt 4 von 7"));
      for (ConnectionState state : ConnectionState.values()) {
        if (state != ConnectionState.LIVE && state != ConnectionState.CONNECTING) {
          it.show(Frames.lost(state, story.at(NOW), NOW - 4_000, NOW));
          assertGerman(it, it.scene());
        }
      }
    }
  }

  @Test
  void theSettingsPageByPage() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(withoutWords().at(NOW), NOW));
      robot.push(KeyCode.F1);
      assertThat(texts(it, it.scene())).contains("Strg+O", "Umschalt+A");
      robot.push(KeyCode.UP).push(KeyCode.UP);
      for (int page = 0; page < 5; page++) {
        it.settle();
        assertGerman(it, it.scene());
        robot.push(KeyCode.DOWN);
      }
    }
  }

  @Test
  void whatOpensBelowTheConnection() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      Story story = withoutWords();
      it.show(Frames.live(story.at(NOW), NOW));
      it.show(Frames.lost(ConnectionState.RECONNECTING, story.at(NOW), NOW, NOW, NOW - 30_000));
      robot.clickOn("#connection");
      assertWholeAndGerman(it, "#connection-popover", "popover-german");
    }
  }

  @Test
  void theListOfAlarms() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      Story story = withoutWords();
      for (int i = 0; i < 5; i++) {
        story.failed("PO-9" + i, Stage.SHOPIFY_SYNC, "429", NOW);
      }
      it.show(Frames.live(story.at(NOW), NOW));
      robot.clickOn("#bell");
      assertWholeAndGerman(it, "#alarm-list", "alarms-german");
    }
  }

  @Test
  void theLongestBadgeInTheSmallestWindow() {
    try (OpenConsole it = OpenConsole.at(1024, 700)) {
      Frame frame = Frames.live(withoutWords().at(NOW), NOW);
      it.show(frame);
      it.onFx(
          () -> {
            AlarmDesk desk = it.console.alarms();
            desk.shelve(desk.alarms().get().all().getFirst().cause(), Shelving.HOUR);
            return null;
          });
      it.show(frame);
      it.snapshot("shelved-german");
      assertThat(texts(it, it.scene())).contains("Zurückgestellt", "bis 11:42");
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
      assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).isEmpty();
    }
  }

  /** An order in every state, told without a word of English. */
  private static Story withoutWords() {
    Story story = new Story();
    for (int i = 1; i <= 7; i++) {
      story.upload("PO-" + i, "Alder", NOW - 90_000);
    }
    story.progress("PO-1", Stage.AI_PARSING, 40, "2/5", NOW - 9_000);
    story.failed("PO-2", Stage.SHOPIFY_SYNC, null, NOW);
    story.stage("PO-3", Stage.DATABASE_SAVE, "paused", NOW, null);
    story.stage("PO-4", Stage.DATABASE_SAVE, "cancelled", NOW, null);
    story.started("PO-5", Stage.DATABASE_SAVE, NOW);
    Stage.FLOW.forEach(it -> story.done("PO-6", it, 5, 72, NOW));
    return story;
  }

  private void assertWholeAndGerman(OpenConsole it, String content, String name) {
    Scene opened =
        it.onFx(
            () ->
                Window.getWindows().stream()
                    .map(Window::getScene)
                    .filter(scene -> scene.getRoot().lookup(content) != null)
                    .findFirst()
                    .orElseThrow());
    it.settle();
    it.snapshotOf(name, opened);
    assertGerman(it, opened);
    assertThat(it.onFx(() -> ClippedTexts.in(opened))).isEmpty();
  }

  private void assertGerman(OpenConsole it, Scene scene) {
    assertThat(texts(it, scene)).filteredOn(english::isOne).as("left in English").isEmpty();
  }

  /** All that is to be seen or heard. */
  private static List<String> texts(OpenConsole it, Scene scene) {
    return it.onFx(
        () -> {
          List<String> texts = new ArrayList<>();
          collect(scene.getRoot(), texts);
          return texts;
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    add(node.getAccessibleText(), texts);
    add(node.getAccessibleHelp(), texts);
    if (node instanceof Text text) {
      add(text.getText(), texts);
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      add(control.getTooltip().getText(), texts);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(it -> collect(it, texts));
    }
  }

  private static void add(String text, List<String> texts) {
    if (text != null && !text.isBlank()) {
      texts.add(text);
    }
  }
}
