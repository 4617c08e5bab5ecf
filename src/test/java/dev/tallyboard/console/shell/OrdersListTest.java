package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.orders.OrderItem;
import dev.tallyboard.console.settings.KeptPreferences;
import dev.tallyboard.console.settings.Preferences;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** An operator looks for orders, narrows the list, sorts it and pins, by mouse and by keys. */
final class OrdersListTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private OpenConsole it = OpenConsole.at(1440, 900);

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void anOrderAmong500IsFoundSortedAndPinnedByKeysAlone() {
    showFiveHundred();

    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("0437");
    assertThat(numbers()).containsExactly("PO-00437");
    assertThat(text("#shown")).isEqualTo("1 of 500 orders matches “0437”");
    robot.push(KeyCode.DOWN).push(KeyCode.P).push(KeyCode.ESCAPE);

    assertThat(numbers()).startsWith("PO-00437").hasSize(500);
    assertThat(chosen()).isEqualTo("PO-00437");
    assertThat(list().isFocused()).isTrue();
    focus("#sort");
    robot.push(KeyCode.SPACE);
    await().until(() -> robot.lookup("Supplier").tryQuery().isPresent());
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
    await().untilAsserted(() -> assertThat(text("#sort")).isEqualTo("Newest first"));
    assertThat(numbers()).startsWith("PO-00437", "PO-00499");
    assertThat(chosen()).isEqualTo("PO-00437");
  }

  @Test
  void theMouseFindsFiltersSortsAndPins() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    robot.clickOn("#search").write("harbour");
    assertThat(numbers()).hasSize(118);
    robot.clickOn("#filter-running");
    assertThat(text("#nothing-matches"))
        .isEqualTo("No order in this stage or state matches “harbour”.");
    robot.clickOn("#state-chip");
    robot.clickOn("#search-chip");
    assertThat(numbers()).hasSize(129);
    assertThat(it.find("#shown-line", Node.class).isVisible()).isFalse();

    robot.clickOn("#sort").clickOn("PO number");
    assertThat(numbers()).startsWith("PO-10350", "PO-10351");
    askForMenu(cell("PO-10355"));
    robot.clickOn("Pin to the top");
    assertThat(numbers()).startsWith("PO-10355", "PO-10350");
    it.settle();
    it.snapshot("orders-pinned");
    askForMenu(cell("PO-10355"));
    robot.clickOn("Unpin");
    assertThat(numbers()).startsWith("PO-10350");
    robot.clickOn("#filter-more").clickOn("Slow: 1");
    assertThat(numbers()).containsExactly("PO-10482");
    assertThat(text("#state-chip")).isEqualTo("Slow");
  }

  @Test
  void whoTypesANumberFiltersNoStageAndOpensNothing() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    robot.clickOn("#search").write("104?");

    assertThat(it.find("#search", TextField.class).getText()).isEqualTo("104?");
    assertThat(it.find("#stage-chip", Node.class).isVisible()).isFalse();
    assertThat(it.find("#settings", Node.class).isVisible()).isFalse();
  }

  @Test
  void escTakesAwayTheSearchThenTheStageThenTheState() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#filter-running").push(KeyCode.DIGIT4);
    robot.push(KeyCode.CONTROL, KeyCode.K).write("kestrel");
    it.settle();
    it.snapshot("orders-narrowed");
    assertThat(numbers()).containsExactly("PO-10480");

    robot.push(KeyCode.ESCAPE);
    assertThat(it.find("#search", TextField.class).getText()).isEmpty();
    assertThat(it.find("#stage-chip", Node.class).isVisible()).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(it.find("#stage-chip", Node.class).isVisible()).isFalse();
    assertThat(numbers()).hasSize(9);
    robot.push(KeyCode.ESCAPE);
    assertThat(numbers()).hasSize(129);
    robot.push(KeyCode.ESCAPE);
    assertThat(list().isFocused()).isTrue();
  }

  @Test
  void nothingFoundSaysSoAndOffersTheWayBack() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    robot.clickOn("#search").write("no such");
    it.settle();
    it.snapshot("orders-nothing");
    assertThat(text("#nothing-matches")).isEqualTo("No order matches “no such”.");

    robot.clickOn("#show-all");
    assertThat(numbers()).hasSize(129);
  }

  @Test
  void anAlarmThatTheSearchHidesIsToldAndOneClickAway() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#search").write("kestrel");
    it.settle();
    it.snapshot("orders-hidden-alarm");
    assertThat(text("#hidden-alarms")).isEqualTo("1 unacknowledged alarm hidden: show");

    robot.clickOn("#hidden-alarms");

    assertThat(numbers()).hasSize(129);
    assertThat(chosen()).isEqualTo("PO-10471");
    assertThat(list().isFocused()).isTrue();
  }

  @Test
  void theMenuOpensByKeyWhereTheRowIs() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.push(KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.F10);
    await().until(() -> robot.lookup("Acknowledge").tryQuery().isPresent());
    it.snapshotOf("order-menu", robot.lookup("#order-menu").query().getScene());

    robot.push(KeyCode.ENTER);

    await()
        .untilAsserted(
            () ->
                assertThat(it.onFx(() -> it.console.alarms().alarms().get().unacknowledged()))
                    .isZero());
    robot.push(KeyCode.CONTEXT_MENU);
    await().until(() -> robot.lookup("Copy PO number").tryQuery().isPresent());
    // The last is to cancel the order.
    robot.push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.ENTER);
    await()
        .untilAsserted(
            () ->
                assertThat(it.onFx(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo("PO-10471"));
  }

  @Test
  void theKeysGoThroughTheWholeList() {
    showFiveHundred();

    robot.push(KeyCode.DOWN).push(KeyCode.END);
    assertThat(chosen()).isEqualTo("PO-00499");
    robot.push(KeyCode.PAGE_UP);
    assertThat(chosen()).isBetween("PO-00484", "PO-00493");
    robot.push(KeyCode.HOME).push(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("PO-00001");
    robot.push(KeyCode.PAGE_DOWN);
    assertThat(chosen()).isBetween("PO-00006", "PO-00020");
  }

  @Test
  void aFloodOfFramesResetsNeitherTheScrollingNorTheChoice() {
    Story story = new Story();
    for (int i = 0; i < 9_800; i++) {
      story.upload(String.format("PO-%05d", i), "Alder", NOW - 20_000_000 + i);
    }
    it.show(Frames.live(story.at(NOW), NOW));
    it.onFx(
        () -> {
          list().scrollTo(5_000);
          return null;
        });
    it.settle();
    robot.clickOn(cell("PO-05003"));
    List<String> seen = seen();

    for (int frame = 0; frame < 100; frame++) {
      story.upload(String.format("PO-%05d", 10_000 + frame), "Alder", NOW);
      story.failed(String.format("PO-%05d", 9_000 + frame), Stage.AI_PARSING, "No table", NOW);
      story.started(String.format("PO-%05d", 6_000 + frame), Stage.AI_PARSING, NOW);
      it.console.accept(Frames.live(story.at(NOW), NOW));
      if (frame % 20 == 0) {
        it.settle();
        assertThat(seen()).isEqualTo(seen);
        robot.push(frame % 40 == 0 ? KeyCode.DOWN : KeyCode.UP);
      }
    }
    it.settle();

    assertThat(numbers()).hasSize(9_900);
    assertThat(seen()).isEqualTo(seen);
    assertThat(chosen()).isEqualTo("PO-05004");
  }

  @Test
  void inACompactWindowTheSearchIsAnIconUntilItIsAskedFor() {
    it.close();
    it = OpenConsole.at(1024, 700);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    assertThat(it.find("#search", Node.class).getParent().isVisible()).isFalse();

    robot.clickOn("#search-button").write("kestrel");
    it.settle();
    it.snapshot("orders-search-1024");
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).isEmpty();
    robot.push(KeyCode.DOWN);

    assertThat(it.find("#search", Node.class).getParent().isVisible()).isFalse();
    assertThat(numbers()).containsExactly("PO-10480");
    assertThat(text("#search-chip")).isEqualTo("“kestrel”");
  }

  @Test
  void sortAndPinsOutliveTheWindow() {
    List<Preferences> kept = new CopyOnWriteArrayList<>();
    KeptPreferences preferences = new KeptPreferences(Preferences.DEFAULT, kept::add);
    it.close();
    it = new OpenConsole(ConsoleSettings.of("northgate", "g"), preferences, 1440, 900);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#sort").clickOn("PO number");
    robot.clickOn(cell("PO-10352")).push(KeyCode.P);
    preferences.close();
    it.close();

    it =
        new OpenConsole(
            ConsoleSettings.of("northgate", "g"),
            new KeptPreferences(kept.getLast(), _ -> {}),
            1440,
            900);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThat(numbers()).startsWith("PO-10352", "PO-10350", "PO-10351");
  }

  @Test
  void typingASearchInTheSettingsLeadsBackToTheBoard() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    robot.clickOn("#settings-button");

    robot.clickOn("#search").write("kestrel");

    assertThat(it.find("#settings", Node.class).isVisible()).isFalse();
    assertThat(numbers()).containsExactly("PO-10480");
  }

  @Test
  void inGermanNothingIsCut() {
    Locale before = Locale.getDefault();
    it.close();
    Locale.setDefault(Locale.GERMANY);
    try {
      for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
        it = OpenConsole.at(size[0], size[1]);
        it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
        robot.push(KeyCode.CONTROL, KeyCode.K).write("k");
        robot.push(KeyCode.DOWN).push(KeyCode.DIGIT4);
        it.settle();
        it.snapshot("orders-german-" + size[0]);
        assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
        assertThat(it.onFx(() -> CoveredTexts.in(it.scene()))).isEmpty();
        it.close();
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The headless screen tells of the press, and of no wish for a menu. */
  private void askForMenu(Node cell) {
    robot.rightClickOn(cell);
    it.onFx(
        () -> {
          Bounds at = cell.localToScreen(cell.getLayoutBounds());
          Event.fireEvent(
              cell,
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  9,
                  9,
                  at.getMinX() + 40,
                  at.getMinY() + 20,
                  false,
                  null));
          return null;
        });
  }

  private void showFiveHundred() {
    Story story = new Story();
    for (int i = 0; i < 500; i++) {
      story.upload(String.format("PO-%05d", i), "Alder " + i % 7, NOW - 1_000_000 + i * 1000);
    }
    it.show(Frames.live(story.at(NOW), NOW));
  }

  private void focus(String selector) {
    it.onFx(
        () -> {
          it.find(selector, Node.class).requestFocus();
          return null;
        });
  }

  @SuppressWarnings("unchecked")
  private ListView<OrderItem> list() {
    return it.find("#order-list", ListView.class);
  }

  private List<String> numbers() {
    return it.onFx(() -> list().getItems().stream().map(OrdersListTest::number).toList());
  }

  private String chosen() {
    return it.onFx(() -> number(list().getSelectionModel().getSelectedItem()));
  }

  /** What the rows on the screen show, from the top. */
  private List<String> seen() {
    return it.onFx(
        () ->
            list().lookupAll(".order-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> cell.isVisible() && cell.getItem() != null)
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(cell -> number((OrderItem) cell.getItem()))
                .toList());
  }

  private Node cell(String number) {
    return it.onFx(
        () ->
            list().lookupAll(".order-cell").stream()
                .filter(
                    node ->
                        ((ListCell<?>) node).getItem() instanceof OrderItem item
                            && number(item).equals(number))
                .findFirst()
                .orElseThrow());
  }

  private String text(String selector) {
    return it.onFx(() -> it.find(selector, Labeled.class).getText());
  }

  private static String number(OrderItem item) {
    return String.valueOf(item.order().get().poNumber());
  }
}
