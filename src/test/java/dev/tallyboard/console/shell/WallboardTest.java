package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.control.Flash;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.console.theme.Palette;
import dev.tallyboard.console.theme.Theme;
import dev.tallyboard.console.wallboard.WallboardView;
import dev.tallyboard.console.wallboard.WallboardViewModel;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The wallboard: over the whole screen, and read from afar at any size. */
final class WallboardTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({"DARK, c8372d, 0f1317, 3b1d1b", "LIGHT, b3261e, e6e9ec, fbe7e5"})
  void looksAsItWasDrawn(String palette, String alarm, String ground, String tint) {
    Scene scene = scene(1920, 1080, palette(palette), morning());
    BufferedImage picture = snapshot("wallboard-" + palette.toLowerCase(Locale.ROOT), scene);

    assertThat(colour(picture, 1300, 200)).as("failures").isEqualTo(alarm);
    assertThat(colour(picture, 900, 20)).as("the head").isEqualTo(ground);
    assertThat(colour(picture, 1400, 850)).as("a new alarm").isEqualTo(tint);
    assertThat(colour(picture, 1400, 985)).as("a known one").isEqualTo(ground);
    assertThat(texts(scene))
        .contains("Live", "4 s ago", "10:42", "119", "done today", "PO-10482", "new", "14 s")
        .contains("PO-10471", "acknowledged", "2 min")
        .doesNotContain("and 1 more");
  }

  @ParameterizedTest
  @EnumSource(
      value = ConnectionState.class,
      names = {"LIVE", "CONNECTING"},
      mode = EnumSource.Mode.EXCLUDE)
  void onLossTheHeadIsRedAndTheNumbersSayOfWhen(ConnectionState state) {
    Frame lost = Frames.lost(state, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW);
    Scene scene = scene(1920, 1080, Palette.DARK, List.of(lost));
    BufferedImage picture = snapshot("wallboard-" + state, scene);

    assertThat(colour(picture, 900, 8)).as("the head").isEqualTo("c8372d");
    assertThat(texts(scene)).contains("as of", "10:42:07").doesNotContain("Live");
    assertThat(fill(scene, "9")).as("numerals").isEqualTo("b0b9c2");
  }

  @ParameterizedTest
  @CsvSource({
    "1280, 720, en",
    "1366, 768, de",
    "1280, 1024, de",
    "3440, 1440, en",
    "3840, 2160, de"
  })
  void nothingIsCutAtAnySizeInAnyState(int width, int height, Locale language) {
    Locale.setDefault(language);
    Story busy = morningStory();
    for (int i = 0; i < 130; i++) {
      busy.started("PO-8" + i, Stage.BACKGROUND_IMAGE_PROCESSING, NOW);
    }
    busy.failed("PO-10483", Stage.BACKGROUND_IMAGE_PROCESSING, "Out of memory", NOW);
    busy.started("PO-9", new Stage("goods_receipt"), NOW);
    Frame live = Frames.live(busy.at(NOW), NOW);
    for (Frame frame :
        Stream.concat(
                Stream.of(live, Frames.silent(busy.at(NOW), NOW - 25_000), Frames.connecting(NOW)),
                Stream.of(ConnectionState.values())
                    .filter(it -> it != ConnectionState.LIVE)
                    .map(it -> Frames.lost(it, live.board(), NOW - 4_000, NOW)))
            .toList()) {
      Scene scene = scene(width, height, Palette.DARK, List.of(frame));
      String state = frame.connection().state() + "-" + width + "x" + height;
      assertThat(OpenConsole.fx(() -> laidOut(scene, ClippedTexts::in))).as(state).isEmpty();
      assertThat(OpenConsole.fx(() -> CoveredTexts.in(scene))).as(state).isEmpty();
    }
  }

  @Test
  void moreAlarmsThanTwoAreCounted() {
    Story story = morningStory();
    story.failed("PO-10483", Stage.AI_PARSING, "no table", NOW);
    story.failed("PO-10484", Stage.AI_PARSING, "no table", NOW);
    story.failed("PO-10476", Stage.STATUS_UPDATE, "no answer", NOW);
    Scene scene =
        scene(
            1920,
            1080,
            Palette.DARK,
            List.of(morning().getFirst(), Frames.live(story.at(NOW), NOW)));
    snapshot("wallboard-many", scene);

    assertThat(texts(scene)).contains("and 3 more").doesNotContain("PO-10471");
    assertThat(OpenConsole.fx(() -> ClippedTexts.in(scene))).isEmpty();
  }

  @Test
  void withoutAnAlarmItSaysSo() {
    Scene scene = scene(1920, 1080, Palette.LIGHT, List.of(Frames.live(new Story().at(NOW), NOW)));
    snapshot("wallboard-empty", scene);

    assertThat(texts(scene)).contains("No alarms", "0");
    assertThat(fill(scene, "0")).isEqualTo("58616b");
  }

  @Test
  void stagesThatDoNotFitAreCountedTogether() {
    Story story = new Story();
    for (int i = 0; i < 4; i++) {
      story.started("PO-" + i, new Stage("extra_" + i), NOW);
    }
    Scene scene = scene(1920, 1080, Palette.LIGHT, List.of(Frames.live(story.at(NOW), NOW)));

    assertThat(texts(scene)).contains("4 other\nstages", "4").doesNotContain("Extra 0");
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyCode.class,
      names = {"ESCAPE", "F11"})
  void aKeyOpensItAndTheSameOrEscapeEndsIt(KeyCode end) {
    try (OpenConsole it = OpenConsole.at(1280, 720)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.push(KeyCode.DOWN);
      robot.push(KeyCode.F11);
      it.settle();

      assertThat(it.stage.isFullScreen()).isTrue();
      assertThat(it.scene().getRoot()).isInstanceOf(WallboardView.class);
      assertThat(it.scene().getRoot().getCursor()).isEqualTo(Cursor.NONE);

      robot.push(end);
      it.settle();

      assertThat(it.stage.isFullScreen()).isFalse();
      assertThat(it.scene().getRoot()).isNotInstanceOf(WallboardView.class);
      assertThat(it.scene().getFocusOwner().getId()).isEqualTo("order-list");
    }
  }

  @Test
  void aButtonOpensItAndNoKeyReachesTheWindowBehindIt() {
    try (OpenConsole it = OpenConsole.at(1280, 720)) {
      it.show(Frames.live(morningStory().at(NOW), NOW));
      robot.clickOn("#wallboard-button");
      it.settle();
      robot.push(KeyCode.CONTROL, KeyCode.R).push(KeyCode.DIGIT6).push(KeyCode.CONTROL, KeyCode.K);
      robot.push(KeyCode.N).push(KeyCode.A);
      it.settle();
      assertThat(it.scene().getRoot()).isInstanceOf(WallboardView.class);
      robot.push(KeyCode.ESCAPE);
      it.settle();

      assertThat(it.reconnects).hasValue(0);
      assertThat(it.console.alarms().alarms().get().unacknowledged()).isEqualTo(2);
      assertThat(it.find("#stage-chip", Node.class).isVisible()).isFalse();
      assertThat(it.scene().getFocusOwner()).isNotInstanceOf(TextField.class);
    }
  }

  @Test
  void whoEndsFullScreenByOtherMeansHasTheWindowAgain() {
    try (OpenConsole it = OpenConsole.at(1280, 720)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      robot.push(KeyCode.F11);
      it.settle();
      it.onFx(
          () -> {
            it.stage.setFullScreen(false);
            return null;
          });
      it.settle();

      assertThat(it.scene().getRoot()).isNotInstanceOf(WallboardView.class);
    }
  }

  @Test
  void itGoesOnWhileItIsOpen() {
    try (OpenConsole it = OpenConsole.at(1280, 720)) {
      Story story = NorthgateMorning.story();
      it.show(Frames.live(story.at(NOW), NOW));
      robot.push(KeyCode.F11);
      it.settle();
      assertThat(texts(it.scene())).doesNotContain("PO-10482");
      story.failed("PO-10482", Stage.DATABASE_SAVE, "Connection timeout", NOW);
      it.show(Frames.live(story.at(NOW), NOW));

      assertThat(texts(it.scene())).contains("PO-10482", "Connection timeout");
    }
  }

  /** The picture's moment: one failure is known, then another strikes, 14 seconds ago. */
  private static List<Frame> morning() {
    Story story = NorthgateMorning.story();
    story.done("PO-10476", Stage.STATUS_UPDATE, null, null, NOW);
    return List.of(
        Frames.live(story.at(NOW), NOW),
        Frames.live(
            story
                .failed("PO-10482", Stage.DATABASE_SAVE, "Connection timeout", NOW - 14_000)
                .at(NOW),
            NOW));
  }

  private static Story morningStory() {
    return NorthgateMorning.story()
        .failed("PO-10482", Stage.DATABASE_SAVE, "Connection timeout", NOW - 14_000);
  }

  private static Palette palette(String name) {
    return name.equals("DARK") ? Palette.DARK : Palette.LIGHT;
  }

  /** The wallboard after these frames; PO-10471 is acknowledged where it has failed before. */
  private static Scene scene(int width, int height, Palette palette, List<Frame> frames) {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, NOW);
    return OpenConsole.fx(
        () -> {
          WallboardViewModel model =
              new WallboardViewModel(new Times(ZoneOffset.UTC), Duration.ofSeconds(18));
          Theme theme = new Theme(palette, new Motion(true));
          WallboardView view =
              new WallboardView(
                  model, new SimpleStringProperty("Northgate Supply"), theme, new Flash());
          Scene scene = new Scene(view, width, height);
          theme.install(scene);
          model.open(NOW);
          for (Frame frame : frames) {
            book.acknowledge("po-10471", book.alarms().serial(), NOW);
            book.accept(frame, NOW);
            model.show(book.alarms());
            model.accept(frame, NOW);
          }
          return scene;
        });
  }

  private static BufferedImage snapshot(String name, Scene scene) {
    return OpenConsole.write(name, OpenConsole.fx(() -> scene.snapshot(null)));
  }

  private static <T> T laidOut(Scene scene, Function<Scene, T> look) {
    scene.getRoot().resize(scene.getWidth(), scene.getHeight());
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return look.apply(scene);
  }

  private static List<String> texts(Scene scene) {
    return OpenConsole.fx(
        () ->
            scene.getRoot().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .filter(it -> it.isVisible() && it.getParent().isVisible())
                .map(it -> ((Labeled) it).getText())
                .toList());
  }

  /** The colour of the first number that reads so. */
  private static String fill(Scene scene, String number) {
    return OpenConsole.fx(
        () ->
            scene.getRoot().lookupAll(".wall-number").stream()
                .map(Labeled.class::cast)
                .filter(it -> it.getText().equals(number))
                .map(it -> it.getTextFill().toString().substring(2, 8))
                .findFirst()
                .orElseThrow());
  }

  private static String colour(BufferedImage picture, int x, int y) {
    return String.format("%06x", picture.getRGB(x, y) & 0xffffff);
  }
}
