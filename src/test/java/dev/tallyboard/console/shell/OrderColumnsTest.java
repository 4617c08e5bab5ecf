package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.settings.PreferencesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** An operator makes columns wider and narrower, and finds them so the next morning. */
final class OrderColumnsTest {
  private static final long NOW = NorthgateMorning.NOW;
  private static final List<String> EDGES = List.of("order", "stage", "elapsed", "status");
  private static final int FAR = 700;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void putTheLanguageBack() {
    Locale.setDefault(before);
  }

  /** Left of the progress and right of it the edge goes where the mouse goes. */
  @ParameterizedTest
  @CsvSource({"stage, 60", "order, 40", "elapsed, -50", "status, -30", "elapsed, 20"})
  void theEdgeFollowsTheMouseAndTheProgressGivesTheRoom(String column, int way) {
    try (OpenConsole it = board(1440, 900)) {
      double edge = x(it, edge(column));
      double bar = width(it, ".progress-track");

      drag(it, column, way);

      assertThat(x(it, edge(column)) - edge).isCloseTo(way, within(1.0));
      assertThat(width(it, ".progress-track") - bar)
          .isCloseTo(-Math.abs(way) * sign(way, column), within(1.0));
      it.snapshot("columns-" + column + "-" + way);
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 700, en", "1440, 900, en", "1024, 700, de", "1440, 900, de", "1920, 990, de"})
  void noColumnGetsNarrowerThanWhatItHasToShow(double width, double height, Locale language) {
    Locale.setDefault(language);
    try (OpenConsole it = board(width, height)) {
      EDGES.subList(0, 2).forEach(column -> drag(it, column, -FAR));
      EDGES.subList(2, 4).reversed().forEach(column -> drag(it, column, FAR));
      it.snapshot("columns-least-" + (int) width + "-" + language);
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();

      drag(it, "stage", FAR);
      it.snapshot("columns-most-" + (int) width + "-" + language);
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
      assertThat(width(it, ".progress-track")).isGreaterThan(80);
    }
  }

  @Test
  void aDoubleClickGivesTheColumnItsUsualWidth() {
    try (OpenConsole it = board(1440, 900)) {
      double usual = x(it, edge("stage"));
      drag(it, "order", 40);
      drag(it, "stage", 60);

      robot.doubleClickOn(it.find(edge("stage"), Node.class));
      it.settle();

      assertThat(x(it, edge("stage")) - usual).isCloseTo(40, within(1.0));
    }
  }

  @Test
  void theMenuOfTheSortingPutsAllColumnsBack() {
    try (OpenConsole it = board(1440, 900)) {
      List<Double> usual = edges(it);
      drag(it, "order", 40);
      drag(it, "elapsed", -30);

      robot.clickOn("#sort").clickOn("Reset columns");
      it.settle();

      assertThat(edges(it)).isEqualTo(usual);
      assertThat(it.preferences.current().get().orders().widths()).isEmpty();
    }
  }

  @Test
  void byKeysEachColumnIsReachedAndChanged() {
    try (OpenConsole it = board(1440, 900)) {
      double order = x(it, edge("order"));
      double elapsed = x(it, edge("elapsed"));
      robot.clickOn("#sort").clickOn("Column widths by keys");
      it.settle();
      robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
      robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.LEFT);
      it.settle();
      it.snapshot("columns-keys");

      assertThat(x(it, edge("order")) - order).isEqualTo(16);
      assertThat(x(it, edge("elapsed")) - elapsed).isEqualTo(-8);
      assertThat(spoken(it, "elapsed")).startsWith("Width of the column Elapsed: 180 pixels.");
      robot.push(KeyCode.ESCAPE);
      assertThat(it.onFx(() -> it.scene().getFocusOwner().getId())).isEqualTo("order-list");
    }
  }

  @Test
  void theWidthsOutliveTheProgram() {
    PreferencesFile file = new PreferencesFile(folder.resolve("preferences.json"));
    double chosen;
    try (KeptPreferences kept = new KeptPreferences(Preferences.DEFAULT, file::write);
        OpenConsole it = board(kept, 1440, 900)) {
      drag(it, "stage", 60);
      chosen = x(it, edge("stage"));
    }

    try (KeptPreferences kept = new KeptPreferences(file.read(), file::write);
        OpenConsole it = board(kept, 1440, 900)) {
      assertThat(x(it, edge("stage"))).isEqualTo(chosen);
    }
  }

  /** The compact list has its own, and one that is laid out in two lines has none. */
  @Test
  void aSmallerWindowIsAsDesignedUntilItsColumnsAreChosen() {
    Preferences wide =
        Preferences.DEFAULT.with(Preferences.DEFAULT.orders().withWidths(Map.of("stage", 300.0)));
    double designed;
    try (OpenConsole it = board(1024, 700)) {
      designed = x(it, edge("stage"));
    }
    try (OpenConsole it = board(new KeptPreferences(wide, _ -> {}), 1024, 700)) {
      assertThat(x(it, edge("stage"))).isEqualTo(designed);
    }
    try (OpenConsole it =
        board(new KeptPreferences(wide.withTextPercent(200), _ -> {}), 1440, 900)) {
      assertThat(it.find(".column-head", Node.class).isVisible()).isFalse();
      assertThat(offered(it)).contains("Newest first").doesNotContain("Reset columns");
    }
  }

  /** What was chosen in a large window gives way, and comes back with it. */
  @Test
  void whatHasNoRoomIsNarrowerOnlyWhileThereIsNone() {
    try (OpenConsole it = board(1900, 900)) {
      drag(it, "stage", FAR);
      double chosen = x(it, edge("stage"));
      resize(it, 1250);
      assertThat(width(it, ".progress-track")).isGreaterThan(80);
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();

      resize(it, 1900);
      assertThat(x(it, edge("stage"))).isEqualTo(chosen);
    }
  }

  private static List<String> offered(OpenConsole it) {
    return it.onFx(
        () ->
            it.find("#sort", MenuButton.class).getItems().stream()
                .filter(MenuItem::isVisible)
                .map(MenuItem::getText)
                .toList());
  }

  private static OpenConsole board(double width, double height) {
    return board(KeptPreferences.inMemory(), width, height);
  }

  private static OpenConsole board(KeptPreferences preferences, double width, double height) {
    OpenConsole it =
        new OpenConsole(ConsoleSettings.of("northgate", "g"), preferences, width, height);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    return it;
  }

  private void drag(OpenConsole it, String column, int way) {
    robot.moveTo(it.find(edge(column), Node.class)).press(MouseButton.PRIMARY);
    robot.moveBy(way / 2.0, 0).moveBy(way - way / 2.0, 0).release(MouseButton.PRIMARY);
    it.settle();
  }

  private static void resize(OpenConsole it, double width) {
    it.onFx(
        () -> {
          it.stage.setWidth(width);
          return null;
        });
    it.settle();
  }

  private static String edge(String column) {
    return "#edge-" + column;
  }

  private static int sign(int way, String column) {
    return way > 0 == EDGES.indexOf(column) < 2 ? 1 : -1;
  }

  private static List<Double> edges(OpenConsole it) {
    return EDGES.stream().map(column -> x(it, edge(column))).toList();
  }

  private static String spoken(OpenConsole it, String column) {
    return it.onFx(() -> it.find(edge(column), Node.class).getAccessibleText());
  }

  private static double x(OpenConsole it, String selector) {
    return bounds(it, selector).getMinX();
  }

  private static double width(OpenConsole it, String selector) {
    return bounds(it, selector).getWidth();
  }

  private static Bounds bounds(OpenConsole it, String selector) {
    return it.onFx(
        () -> {
          Node node = it.find(selector, Node.class);
          return node.localToScene(node.getLayoutBounds());
        });
  }
}
