package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.activity.FeedEntry;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.console.theme.ThemeChoice;
import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** An operator and the feed, by mouse and by keys. */
final class ActivityFeedTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private final Story story =
      NorthgateMorning.story()
          .failed("PO-10482", Stage.DATABASE_SAVE, "Database connection timeout", NOW);
  private OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
    Locale.setDefault(before);
  }

  @Test
  void errorsAloneByMouseAndAllAgain() {
    look();
    int all = entries().size();

    robot.clickOn("#feed-errors");
    assertThat(entries()).hasSize(2).allMatch(entry -> entry.badge().word().equals("Error"));
    assertThat(text("#feed-hidden-count")).isEqualTo("499 hidden");
    it.snapshot("feed-errors");

    robot.clickOn("#feed-show-all");
    assertThat(entries()).hasSize(all);
    assertThat(node("#feed-hidden").isVisible()).isFalse();
  }

  @Test
  void aKindIsTakenOutInTheMenu() {
    look();

    robot.clickOn("#feed-filter-button").clickOn("#feed-kinds").clickOn("#feed-kind-0");

    it.settle();
    assertThat(entries())
        .isNotEmpty()
        .noneMatch(entry -> entry.badge().word().equals("Processing"));
    assertThat(text("#feed-kinds")).isEqualTo("5 of 6 kinds");
  }

  @Test
  void theKeyboardAloneFiltersReadsOpensAndTakesTheFilterAway() {
    look();
    int all = entries().size();

    robot.push(KeyCode.CONTROL, KeyCode.F);
    assertThat(node("#feed-words").isFocused()).isTrue();
    robot.write("timeout");
    assertThat(entries()).singleElement().matches(entry -> entry.title().equals("PO-10482"));
    it.snapshot("feed-words");

    robot.push(KeyCode.DOWN);
    assertThat(node("#activity-list").isFocused()).isTrue();
    robot.push(KeyCode.ENTER);
    await().until(() -> node("#detail").isVisible());
    assertThat(text(".drawer-title")).isEqualTo("PO-10482");

    robot.push(KeyCode.ESCAPE);
    await().until(() -> !node("#detail").isVisible());
    assertThat(entries()).hasSize(1);
    robot.push(KeyCode.ESCAPE);
    assertThat(entries()).hasSize(all);
  }

  @Test
  void escapeTakesWordsAwayAndThenTheirRow() {
    look();
    robot.push(KeyCode.CONTROL, KeyCode.F).write("no such thing");
    assertThat(entries()).isEmpty();
    assertThat(texts("#activity")).contains("No entry matches the filter.");

    robot.push(KeyCode.ESCAPE);
    assertThat(entries()).isNotEmpty();
    assertThat(it.find("#feed-words", TextField.class).getText()).isEmpty();
    assertThat(node("#feed-filter").isVisible()).isTrue();

    robot.push(KeyCode.ESCAPE);
    assertThat(node("#feed-filter").isVisible()).isFalse();
    assertThat(node("#activity-list").isFocused()).isTrue();
  }

  @Test
  void oneOrderAloneByTheMenuOfAnEntry() {
    look();

    robot.clickOn(entry("PO-10484"), MouseButton.SECONDARY).clickOn("#entry-only");

    assertThat(entries()).isNotEmpty().allMatch(entry -> entry.title().equals("PO-10484"));
    assertThat(text("#feed-order")).isEqualTo("PO-10484");
    it.settle();
    it.snapshot("feed-order");
    robot.clickOn("#feed-order");
    assertThat(node("#feed-hidden").isVisible()).isFalse();
  }

  @Test
  void theMenuOfAnEntryByKeys() {
    look();
    robot.push(KeyCode.CONTROL, KeyCode.F).write("timeout").push(KeyCode.DOWN);

    robot.push(KeyCode.SHIFT, KeyCode.F10).push(KeyCode.DOWN).push(KeyCode.ENTER);

    it.settle();
    assertThat(text("#feed-order")).isEqualTo("PO-10482");
  }

  @Test
  void theKeyHoldsTheFeedWhichSaysHowManyWaitAndGoesOn() {
    look();
    robot.push(KeyCode.H);
    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    look();

    assertThat(entries()).noneMatch(entry -> entry.text().contains("No table found"));
    assertThat(text("#resume")).isEqualTo("1 new, resume");
    it.snapshot("feed-held");

    robot.push(KeyCode.H);
    assertThat(entries()).anyMatch(entry -> entry.text().contains("No table found"));
    assertThat(node("#resume").isVisible()).isFalse();
  }

  @Test
  void theFeedKeepsStillWhileItHasTheKeys() {
    look();
    robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.DOWN);
    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    look();
    assertThat(text("#resume")).isEqualTo("1 new, resume");

    robot.clickOn("#resume");
    assertThat(entries()).anyMatch(entry -> entry.text().contains("No table found"));
  }

  @Test
  void whatIsShownIsSavedByTheButton(@TempDir Path folder) throws IOException {
    look();
    robot.clickOn("#feed-errors");
    it.saveIn = folder;

    robot.clickOn("#feed-export-button");

    Path file = folder.resolve("activity-2026-03-02-1042.csv");
    await().until(() -> node("#feed-export").isVisible());
    assertThat(spoken("#feed-export"))
        .isEqualTo("Saved to activity-2026-03-02-1042.csv: 2 entries");
    it.settle();
    it.snapshot("feed-saved");
    assertThat(Files.readString(file).lines()).hasSize(3).noneMatch(it -> it.contains("Success"));
    assertThat(folder).isDirectoryContaining(it -> it.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    robot.clickOn("#feed-export-dismiss");
    assertThat(node("#feed-export").isVisible()).isFalse();
  }

  @Test
  void whatCannotBeSavedIsSaid(@TempDir Path folder) {
    look();
    it.saveIn = folder.resolve("gone");

    robot.push(KeyCode.CONTROL, KeyCode.E);

    await().until(() -> node("#feed-export").isVisible());
    assertThat(spoken("#feed-export"))
        .isEqualTo(
            "activity-2026-03-02-1042.csv was not saved: its folder is gone. Choose another one.");
    it.settle();
    it.snapshot("feed-not-saved");
  }

  @Test
  void whoGivesUpTheChoiceSavesNothing() {
    look();
    robot.clickOn("#feed-export-button");
    it.settle();

    assertThat(node("#feed-export").isVisible()).isFalse();
  }

  @Test
  void whoeverAsksForTheFilterSeesTheFeedWhateverLayOverIt() {
    look();
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    await().until(() -> node("#detail").isVisible());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);

    robot.push(KeyCode.CONTROL, KeyCode.F).write("timeout");

    await().until(() -> !node("#detail").isVisible());
    assertThat(node("#activity").isVisible()).isTrue();
    assertThat(entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1024, 700, 100, LIGHT, en",
    "1024, 700, 100, DARK, de",
    "1440, 900, 100, DARK, en",
    "1440, 900, 100, LIGHT, de",
    "1440, 900, 200, LIGHT, en",
    "1440, 900, 200, DARK, de",
    "1920, 990, 100, LIGHT, de"
  })
  void nothingIsCut(double width, double height, int percent, ThemeChoice theme, Locale language) {
    it.close();
    Locale.setDefault(language);
    it = OpenConsole.at(width, height, Preferences.DEFAULT.with(theme).withTextPercent(percent));
    look();
    String name = "feed-" + (int) width + "-" + percent + "-" + language;

    robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.DOWN);
    robot.push(KeyCode.SHIFT, KeyCode.F10).push(KeyCode.DOWN).push(KeyCode.ENTER);
    robot.push(KeyCode.H);
    for (int i = 0; i < 123; i++) {
      story.failed("PO-10482", Stage.DATABASE_SAVE, "timeout " + i, NOW);
    }
    look();
    it.saveIn = Path.of("there", "is", "no", "such", "folder");
    robot.push(KeyCode.CONTROL, KeyCode.E);
    await().until(() -> node("#feed-export").isVisible());
    it.settle();
    it.snapshot(name);

    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    if (width / percent * 100 > 1_200) { // else it lies over the list
      assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).isEmpty();
    }
  }

  private void look() {
    it.show(Frames.live(story.at(NOW), NOW));
  }

  private List<FeedEntry> entries() {
    return it.onFx(
        () -> {
          ListView<?> list = it.find("#activity-list", ListView.class);
          return list.getItems().stream().map(FeedEntry.class::cast).toList();
        });
  }

  private Node node(String selector) {
    return it.find(selector, Node.class);
  }

  private String text(String selector) {
    return it.onFx(() -> it.find(selector, Labeled.class).getText());
  }

  private String spoken(String selector) {
    return it.onFx(() -> node(selector).getAccessibleText());
  }

  private List<String> texts(String selector) {
    return it.onFx(
        () ->
            node(selector).lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .toList());
  }

  private Node entry(String number) {
    it.settle();
    return it.onFx(
        () ->
            node("#activity-list").lookupAll(".list-cell").stream()
                .filter(cell -> cell.isVisible() && cell.getAccessibleText() != null)
                .filter(cell -> cell.getAccessibleText().contains(number))
                .findFirst()
                .orElseThrow());
  }
}
