package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.client.Answer;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** Landmarks of the design's pictures stand where they were drawn, in their colours. */
final class PicturesTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final List<Stage> PLAN_OF_THREE =
      List.of(Stage.AI_PARSING, Stage.DATABASE_SAVE, Stage.SHOPIFY_SYNC);

  @Test
  void theMainWindow() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      it.acknowledge("po-10471");
      BufferedImage picture = it.snapshot("main-light");

      assertThat(colour(picture, 1110, 32)).as("live is quiet").isEqualTo("eef0f3");
      assertThat(colour(picture, 700, 240)).as("column head").isEqualTo("eef0f3");
      assertThat(colour(picture, 1072, 500)).as("edge of the feed").isEqualTo("bcc3cb");
      assertThat(colour(picture, 430, 330)).as("fill of a bar").isEqualTo("4b5c6e");
      assertThat(colour(picture, 640, 330)).as("its track").isEqualTo("d0d6dc");
      assertThat(colour(picture, 940, 274)).as("failed badge").isEqualTo("fbe7e5");
      assertThat(colour(picture, 700, 890)).as("status bar").isEqualTo("eef0f3");
    }
  }

  @Test
  void theMainWindowInTheDark() {
    try (OpenConsole it = OpenConsole.at(1440, 900, Preferences.DEFAULT.with(ThemeChoice.DARK))) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      BufferedImage picture = it.snapshot("main-dark");

      assertThat(colour(picture, 700, 240)).as("column head").isEqualTo("1f252b");
      assertThat(colour(picture, 1072, 500)).as("edge of the feed").isEqualTo("414c56");
      assertThat(colour(picture, 430, 330)).as("fill of a bar").isEqualTo("9dafc1");
      assertThat(colour(picture, 640, 330)).as("its track").isEqualTo("353f49");
      assertThat(colour(picture, 940, 274)).as("failed badge").isEqualTo("c8372d");
      assertThat(colour(picture, 700, 890)).as("status bar").isEqualTo("1f252b");
    }
  }

  @Test
  void theSettings() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      new FxRobot().clickOn("#settings-button");
      BufferedImage picture = it.snapshot("settings");

      assertThat(colour(picture, 100, 700)).as("names of the pages").isEqualTo("eef0f3");
    }
  }

  @Test
  void aFailure() {
    Story story = NorthgateMorning.story();
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(story.at(NOW), NOW));
      it.acknowledge("po-10471");
      story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
      it.now.addAndGet(14_000);
      it.show(Frames.live(story.at(NOW + 14_000), NOW + 14_000));
      BufferedImage picture = it.snapshot("failure");

      assertThat(colour(picture, 1270, 50)).as("the bell").isEqualTo("b3261e");
      assertThat(colour(picture, 395, 117)).as("failed, by stage").isEqualTo("b3261e");
      assertThat(colour(picture, 940, 284)).as("failed badge").isEqualTo("b3261e");
      assertThat(colour(picture, 1, 284)).as("outline").isEqualTo("b3261e");
      assertThat(colour(picture, 1040, 284)).as("tint").isEqualTo("fbe7e5");
      assertThat(colour(picture, 940, 331)).as("acknowledged badge").isEqualTo("fbe7e5");
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, fbe7e5, ffffff, 1d5fae", "DARK, 3b1d1b, 20272e, 76aef2"})
  void theDetailsOfAFailure(ThemeChoice theme, String alarm, String ground, String accent) {
    Story story = NorthgateMorning.story();
    try (OpenConsole it = OpenConsole.at(1440, 900, Preferences.DEFAULT.with(theme))) {
      it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail());
      it.show(Frames.live(story.at(NOW), NOW));
      it.acknowledge("po-10471");
      story.failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
      it.now.addAndGet(14_000);
      it.show(Frames.live(story.at(NOW + 14_000), NOW + 14_000));
      new FxRobot().push(KeyCode.DOWN).push(KeyCode.ENTER);
      Awaitility.await().until(() -> new FxRobot().lookup("MT-9003").tryQuery().isPresent());
      it.settle();
      BufferedImage picture = it.snapshot("detail-" + theme.name().toLowerCase(Locale.ROOT));

      assertThat(colour(picture, 958, 280)).as("the alarm block").isEqualTo(alarm);
      assertThat(colour(picture, 958, 860)).as("the drawer").isEqualTo(ground);
      assertThat(colour(picture, 985, 390)).as("the first button").isEqualTo(accent);
    }
  }

  @Test
  void disconnected() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(
          Frames.lost(
              ConnectionState.RECONNECTING,
              NorthgateMorning.story().at(NOW),
              NOW - 4_000,
              NOW,
              NOW - 34_000));
      BufferedImage picture = it.snapshot("disconnected");

      assertThat(colour(picture, 1000, 92)).as("notice").isEqualTo("fff1cf");
      assertThat(colour(picture, 1420, 294)).as("strip of the feed").isEqualTo("fff1cf");
      assertThat(colour(picture, 1095, 14)).as("indicator").isEqualTo("fbe7e5");
    }
  }

  @Test
  void aNarrowWindow() {
    try (OpenConsole it = OpenConsole.at(1024, 700)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      BufferedImage picture = it.snapshot("main-1024");

      assertThat(colour(picture, 400, 294)).as("fill of a bar").isEqualTo("4b5c6e");
      assertThat(colour(picture, 700, 294)).as("its track").isEqualTo("d0d6dc");
    }
  }

  @Test
  void anEmptyBoard() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(new Story().at(NOW), NOW));
      BufferedImage picture = it.snapshot("empty");

      assertThat(colour(picture, 100, 400)).as("drop zone").isEqualTo("eef0f3");
    }
  }

  @Test
  void aPlanOfThreeAndTheQuietStates() {
    Story story = new Story().upload("PO-1", "Alder and Finch", NOW - 30_000, PLAN_OF_THREE);
    story.done("PO-1", Stage.AI_PARSING, 5, 95, NOW - 20_000);
    story.upload("PO-2", "Oakline Furniture", NOW - 40_000, PLAN_OF_THREE);
    PLAN_OF_THREE.forEach(it -> story.done("PO-2", it, 5, 95, NOW - 5_000));
    story.upload("PO-3", "Kestrel Outdoor", NOW - 50_000);
    story.progress("PO-3", Stage.AI_PARSING, 40, "page 2 of 5", NOW - 9_000);
    story.stage("PO-3", Stage.AI_PARSING, "paused", NOW, null);
    story.upload("PO-4", "Solano Lighting", NOW - 50_000);
    story.stage("PO-4", Stage.AI_PARSING, "cancelled", NOW, null);
    story.started("PO-5", Stage.of("customs_check"), NOW - 7_000);
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.show(Frames.live(story.at(NOW), NOW));
      BufferedImage picture = it.snapshot("plans");

      assertThat(colour(picture, 500, 274 + 4 * 56)).as("done is full").isEqualTo("4b5c6e");
    }
  }

  private static String colour(BufferedImage picture, int x, int y) {
    return String.format("%06x", picture.getRGB(x, y) & 0xFFFFFF);
  }
}
