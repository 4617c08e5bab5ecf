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
import dev.tallyboard.feed.Frame;
import java.util.EnumSet;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

final class LayoutTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  /** The headless screen bears no window of 1080 px in height; the list alone would be longer. */
  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1220, 800, 100, LIGHT, en",
    "1280, 800, 100, LIGHT, en",
    "1440, 900, 100, DARK, en",
    "1600, 900, 100, LIGHT, en",
    "1920, 990, 100, LIGHT, en",
    "1440, 900, 150, LIGHT, en",
    "1440, 900, 200, LIGHT, en",
    "1920, 990, 200, DARK, en",
    "1024, 700, 100, LIGHT, de",
    "1440, 900, 100, DARK, de",
    "1024, 700, 200, LIGHT, en",
    "1024, 700, 200, DARK, de",
    "1440, 900, 200, LIGHT, de"
  })
  void noTextIsCutInAnyState(
      double width, double height, int percent, ThemeChoice theme, Locale language) {
    Locale.setDefault(language);
    String name = "layout-" + (int) width + "-" + percent + "-" + language;
    Preferences preferred = Preferences.DEFAULT.with(theme).withTextPercent(percent);
    try (OpenConsole it = OpenConsole.at(width, height, preferred)) {
      it.show(Frames.live(new Story().at(NOW), NOW));
      assertNothingCut(it, "empty");
      Frame live = Frames.live(longNames().at(NOW), NOW);
      it.show(live);
      it.snapshot(name);
      assertNothingCut(it, "live");
      it.show(Frames.lost(ConnectionState.POLLING, live.board(), NOW - 4_000, NOW));
      assertNothingCut(it, "stale");
      it.snapshot(name + "-stale");
      it.show(live);
      new FxRobot().push(KeyCode.DIGIT6);
      assertNothingCut(it, "a stage alone");
      for (ConnectionState state :
          EnumSet.complementOf(EnumSet.of(ConnectionState.LIVE, ConnectionState.CONNECTING))) {
        it.show(Frames.lost(state, live.board(), NOW - 4_000, NOW));
        assertNothingCut(it, state.name());
        it.snapshot(name + "-" + state.name().toLowerCase(Locale.ROOT));
      }
      assertNothingCutInTheOtherTheme(it);
      assertThat(it.find("#stage-chip", Region.class).isVisible()).isTrue();
      assertNothingCutWhileNarrowed(it, name);
      new FxRobot().push(KeyCode.F1);
      new FxRobot().push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP);
      for (int page = 0; page < 6; page++) {
        assertNothingCut(it, "page " + page + " of the settings");
        it.snapshot(name + "-settings-" + page);
        new FxRobot().push(KeyCode.DOWN);
      }
    }
  }

  /** An eighth stage leaves each of them less room, with three digits in every number. */
  @ParameterizedTest
  @CsvSource({"1024, 700, en", "1200, 800, de", "1280, 800, en", "1440, 900, de", "1920, 990, en"})
  void anUnknownStageHasItsPlaceBesideTheSeven(double width, double height, Locale language) {
    Locale.setDefault(language);
    Stage packing = new Stage("packing");
    Story story = NorthgateMorning.story();
    for (int i = 0; i < 100; i++) {
      story.started("PO-1" + i, packing, NOW);
      story.stage("PO-2" + i, packing, "waiting", NOW, null);
      story.failed("PO-3" + i, packing, "no box", NOW);
    }
    try (OpenConsole it = OpenConsole.at(width, height)) {
      it.show(Frames.live(story.at(NOW), NOW));
      it.snapshot("eighth-" + (int) width);
      assertNothingCut(it, "live");
      it.show(Frames.lost(ConnectionState.POLLING, story.at(NOW), NOW - 4_000, NOW));
      assertNothingCut(it, "stale");
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 64, 104, 56, 11", "1024, 700, 64, 80, 48, 9"})
  void heightsAreThoseOfTheDesign(
      double width, double height, double top, double strip, double row, int rows) {
    try (OpenConsole it = OpenConsole.at(width, height)) {
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

      assertThat(it.find(".top-bar", Region.class).getHeight()).isEqualTo(top);
      assertThat(it.find("#pipeline", Region.class).getHeight()).isEqualTo(strip);
      assertThat(it.find("#status-bar", Region.class).getHeight()).isEqualTo(28);
      assertThat(it.find("#connection", Region.class).getWidth()).isEqualTo(336);
      ListView<?> list = it.find("#order-list", ListView.class);
      assertThat(list.getFixedCellSize()).isEqualTo(row);
      assertThat((int) (list.getHeight() / row)).isEqualTo(rows);
    }
  }

  /** The drawer takes room of the list, not of the feed. */
  @Test
  void aWideWindowShowsTheFeedBesideTheDrawerAndTheSupplierInAColumnOfItsOwn() {
    try (OpenConsole it = OpenConsole.at(1920, 990)) {
      it.details = _ -> new Answer.Ok<>(NorthgateMorning.detail());
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      Region feed = it.find("#activity", Region.class);
      assertThat(it.onFx(() -> bounds(feed).getMinX())).isEqualTo(1480);
      assertThat(feed.getWidth()).isEqualTo(440);
      assertThat(suppliersAreApart(it)).isTrue();
      it.snapshot("wide");

      new FxRobot().push(KeyCode.DOWN).push(KeyCode.ENTER);
      it.settle();
      Region drawer = it.find("#detail", Region.class);
      assertThat(drawer.getWidth()).isEqualTo(488);
      assertThat(it.onFx(() -> bounds(drawer).getMaxX())).isEqualTo(1480);
      assertThat(feed.isVisible()).isTrue();
      assertThat(it.onFx(() -> bounds(feed).getMinX())).isEqualTo(1480);
      assertThat(suppliersAreApart(it)).isFalse();
      assertNothingCut(it, "with the drawer");
      it.snapshot("wide-drawer");
    }
  }

  private static boolean suppliersAreApart(OpenConsole it) {
    return it.onFx(
        () ->
            bounds(it.scene().getRoot().lookup(".row-supplier")).getMinX()
                > bounds(it.scene().getRoot().lookup(".row-name")).getMaxX());
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static void assertNothingCutInTheOtherTheme(OpenConsole it) {
    new FxRobot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    it.settle();
    assertNothingCut(it, "the other theme");
  }

  private static void assertNothingCutWhileNarrowed(OpenConsole it, String name) {
    FxRobot robot = new FxRobot();
    robot.push(KeyCode.CONTROL, KeyCode.K).write("the very long northern trading");
    assertNothingCut(it, "a search, being typed");
    it.snapshot(name + "-search");
    robot.write(" company limited");
    assertNothingCut(it, "nothing found");
    it.snapshot(name + "-nothing");
    robot.push(KeyCode.DOWN);
    assertNothingCut(it, "a search");
    robot.push(KeyCode.ESCAPE);
  }

  private static Story longNames() {
    return NorthgateMorning.story()
        .upload("PO-2026-000000000000000-NORTH", "The Very Long Northern Trading Company", NOW)
        .started("PO-2026-000000000000000-NORTH", Stage.AI_PARSING, NOW)
        .failed(
            "PO-2026-000000000000000-NORTH",
            Stage.AI_PARSING,
            "The file holds no table: expected a heading with quantity and price, found prose",
            NOW);
  }

  private static void assertNothingCut(OpenConsole it, String when) {
    it.settle();
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).as(when).isEmpty();
    assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).as(when).isEmpty();
  }
}
