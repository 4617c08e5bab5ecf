package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Standing;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;

/** An operator and their alarms, by mouse and by keys. */
final class AlarmsTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private final Locale before = Locale.getDefault();
  private final AtomicReference<KeptAlarms> kept = new AtomicReference<>(KeptAlarms.NONE);
  private final Story story = NorthgateMorning.story();
  private OpenConsole it = OpenConsole.at(1440, 900, new AlarmMemory(KeptAlarms.NONE, kept::set));

  @AfterEach
  void close() {
    it.close();
    Locale.setDefault(before);
  }

  @Test
  void aWindowWhoseAlarmsAnotherOneKeepsSaysSo() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      it.close();
      Locale.setDefault(language);
      it = OpenConsole.at(1024, 700, AlarmMemory.of(KeptAlarms.NONE));
      it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
      it.snapshot("alarms-elsewhere-" + language);
      assertThat(it.find("#alarms-elsewhere", Node.class).isVisible()).isTrue();
      assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();
    }

    robot.clickOn("#alarms-elsewhere .dismiss");
    assertThat(it.find("#alarms-elsewhere", Node.class).isVisible()).isFalse();
  }

  @Test
  void aFailureArrivesAndIsAcknowledgedByKey() {
    look();
    it.acknowledge("po-10471");
    assertThat(bell()).containsExactly("1", "alarm");

    fails("PO-10482");
    assertThat(bell()).containsExactly("2", "alarms,\n1 new");
    assertThat(it.find("#bell", Node.class).getAccessibleText())
        .isEqualTo(
            "Alarms: 2, 1 not acknowledged."
                + " Newest: Database save failed. Database connection timeout.");
    assertThat(isMarked(0, "unacknowledged")).isTrue();
    assertThat(accessibleRow(0)).startsWith("PO-10482").endsWith("Not acknowledged.");
    assertThat(standing("po-10482")).isEqualTo(Standing.UNACKNOWLEDGED);

    robot.push(KeyCode.DOWN).push(KeyCode.A);

    assertThat(standing("po-10482")).isEqualTo(Standing.ACKNOWLEDGED);
    it.settle();
    assertThat(bell()).containsExactly("2", "alarms");
    assertThat(isMarked(0, "unacknowledged")).isFalse();
    assertThat(texts("#order-list")).contains("acknowledged 10:42:11");
    assertThat(texts("#activity")).contains("Alarm acknowledged at this desk");
  }

  @Test
  void aRetryThatGoesThroughUnseenIsConfirmed() {
    look();
    it.acknowledge("po-10471");
    fails("PO-10482");
    story.started("PO-10482", Stage.DATABASE_SAVE, NOW);
    look();

    assertThat(texts("#order-list")).contains("Recovered", "recovered 10:42:11");
    assertThat(isMarked(1, "returned")).isTrue();
    it.snapshot("alarm-recovered");

    robot.push(KeyCode.N).push(KeyCode.A);

    assertThat(it.onFx(() -> it.console.alarms().alarms().get().of("po-10482"))).isEmpty();
  }

  @Test
  void acknowledgeVisibleReachesWhatIsOnTheScreen() {
    for (int i = 0; i < 30; i++) {
      story.failed("PO-9" + i, Stage.AI_PARSING, "No table", NOW);
    }
    look();

    robot.push(KeyCode.SHIFT, KeyCode.A);

    int left =
        it.onFx(() -> it.console.alarms().alarms().get().newFailures()).values().stream()
            .mapToInt(count -> count)
            .sum();
    assertThat(left).isBetween(18, 21);
  }

  @Test
  void nGoesFromAlarmToAlarmAndShowsTheOrderEvenWhereItIsFilteredAway() {
    look();
    fails("PO-10482");
    robot.clickOn("#filter-waiting");

    robot.push(KeyCode.N);
    assertThat(chosen()).contains("po-10482");
    assertThat(it.find("#order-list", ListView.class).isFocused()).isTrue();
    robot.push(KeyCode.N);
    assertThat(chosen()).contains("po-10471");
    robot.push(KeyCode.N);
    assertThat(chosen()).contains("po-10482");
  }

  @Test
  void theBellOpensTheListAndItsButtonsAct() {
    look();
    fails("PO-10482");

    robot.clickOn("#bell");
    assertThat(list())
        .contains(
            "Database save failed",
            "Database connection timeout",
            "PO-10482",
            "Check that the database answers, then retry the stage.");
    assertThat(list()).anyMatch(text -> text.startsWith("Since 10:42:11"));
    it.snapshotOf("alarm-list", node("#alarm-list").getScene());
    robot.clickOn("#alarm-copy");
    assertThat(it.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .contains("Database connection timeout", "PO-10482, id po-10482, attempt 1")
        .contains("What to do: Check that the database answers");

    robot.clickOn("#alarm-acknowledge");
    assertThat(standing("po-10482")).isEqualTo(Standing.ACKNOWLEDGED);
    robot.clickOn("#alarms-acknowledge-all");
    assertThat(standing("po-10471")).isEqualTo(Standing.ACKNOWLEDGED);
    robot.clickOn("#alarm-show");
    await().until(() -> !isOpen());
    assertThat(chosen()).isNotNull();
  }

  @Test
  void aShelvedAlarmIsSilentAndCanBeTakenBack() {
    look();
    it.acknowledge("po-10471");
    fails("PO-10482");
    robot.clickOn("#bell").clickOn("#alarm-shelve");
    robot.clickOn("15 min, until 10:57");

    assertThat(standing("po-10482")).isEqualTo(Standing.SHELVED);
    it.settle();
    assertThat(bell()).containsExactly("1", "alarm");
    assertThat(texts("#order-list")).contains("Shelved", "shelved until 10:57");
    assertThat(label("#alarms-shelved")).isEqualTo("1 shelved");
    it.snapshot("alarm-shelved");

    robot.clickOn(lastCell());
    robot.clickOn("#alarm-unshelve");
    assertThat(standing("po-10482")).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void theKeyboardShelvesForTheRestOfTheShift() {
    look();
    fails("PO-10482");
    robot.push(KeyCode.N).push(KeyCode.S);
    await().until(() -> robot.lookup(".context-menu").tryQuery().isPresent());

    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);

    await().untilAsserted(() -> assertThat(standing("po-10482")).isEqualTo(Standing.SHELVED));
    assertThat(texts("#order-list")).contains("shelved until 14:00");
  }

  @Test
  void theListIsWorkedByKeysAlone() {
    look();
    fails("PO-10482");
    it.onFx(
        () -> {
          it.find("#bell", Node.class).requestFocus();
          return null;
        });

    robot.push(KeyCode.ENTER);
    await().until(() -> node("#alarms").isFocused());
    robot.push(KeyCode.A);
    assertThat(standing("po-10482")).isEqualTo(Standing.ACKNOWLEDGED);
    robot.push(KeyCode.SHIFT, KeyCode.A);
    assertThat(standing("po-10471")).isEqualTo(Standing.ACKNOWLEDGED);
    robot.push(KeyCode.ESCAPE);
    await().until(() -> !isOpen());

    robot.push(KeyCode.SPACE);
    await().until(() -> node("#alarms").isFocused());
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    await().until(() -> !isOpen());
    assertThat(chosen()).isIn("po-10482", "po-10471");
  }

  @Test
  void nothingIsCutInANarrowWindow() {
    it.close();
    it = OpenConsole.at(1024, 700);
    look();
    it.acknowledge("po-10471");
    fails("PO-10482");
    fails("PO-10479");
    story.started("PO-10479", Stage.DATABASE_SAVE, NOW);
    look();
    assertThat(texts("#order-list")).contains("Recovered");
    it.snapshot("alarms-1024");
    assertThat(it.onFx(() -> endOfBadge(row(2)))).isLessThanOrEqualTo(it.onFx(() -> endOf(row(2))));
    assertThat(it.onFx(() -> ClippedTexts.in(it.scene()))).isEmpty();

    robot.clickOn("#bell");
    it.snapshotOf("alarm-list-1024", node("#alarm-list").getScene());
    assertThat(it.onFx(() -> ClippedTexts.in(node("#alarm-list").getScene()))).isEmpty();
  }

  @Test
  void whoTypesDoesNotAcknowledge() {
    look();
    fails("PO-10482");
    TextField field = new TextField();
    it.onFx(
        () -> {
          it.find(".top-bar", HBox.class).getChildren().add(field);
          it.find("#order-list", ListView.class).getSelectionModel().selectFirst();
          field.requestFocus();
          return null;
        });

    it.settle(); // a field without a skin takes no letters
    robot.write("ans");

    assertThat(field.getText()).isEqualTo("ans");
    assertThat(standing("po-10482")).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aRestartKeepsWhatTheOperatorDid() {
    look();
    it.acknowledge("po-10471");
    fails("PO-10482");
    it.close();

    it = OpenConsole.at(1440, 900, new AlarmMemory(kept.get(), kept::set));
    it.settle();
    assertThat(bell()).as("before the first frame").containsExactly("2", "alarms,\n1 new");
    look();

    assertThat(standing("po-10471")).isEqualTo(Standing.ACKNOWLEDGED);
    assertThat(standing("po-10482")).isEqualTo(Standing.UNACKNOWLEDGED);
  }

  @Test
  void aLostConnectionBecomesAnAlarmOfTheBellAlone() {
    look();
    it.acknowledge("po-10471");
    it.now.addAndGet(61_000);
    it.show(Frames.lost(ConnectionState.OFFLINE, story.at(NOW), NOW, NOW + 61_000, NOW + 1_000));

    assertThat(bell()).containsExactly("2", "alarms,\n1 new");
    robot.push(KeyCode.N);
    await().until(this::isOpen);
    assertThat(list()).contains("Connection lost");
    robot.push(KeyCode.A);
    assertThat(bell()).containsExactly("2", "alarms");
  }

  @Test
  void itFlashesOnceASecondUnlessNothingMayMove() {
    it.close();
    it =
        new OpenConsole(
            new ConsoleSettings("northgate", "g", ZoneOffset.UTC, Rhythm.USUAL, false, null),
            1440,
            900);
    look();

    await().until(() -> !isMarked(0, "lit"));
    await().until(() -> isMarked(0, "lit"));
    assertThat(texts("#order-list")).noneMatch(text -> text.startsWith("new, "));
    it.acknowledge("po-10471");
    await().until(() -> isMarked(0, "lit"));
  }

  @Test
  void whereNothingMayMoveTheWordNewIsShown() {
    fails("PO-10482");

    assertThat(texts("#order-list")).contains("new, failed 0 s ago");
    assertThat(isMarked(0, "lit")).isTrue();
  }

  private void look() {
    it.show(Frames.live(story.at(it.now.get()), it.now.get()));
  }

  private void fails(String number) {
    story.failed(number, Stage.DATABASE_SAVE, "Database connection timeout", it.now.get());
    look();
  }

  private Standing standing(String poId) {
    return it.onFx(() -> it.console.alarms().alarms().get().of(poId).orElseThrow().standing());
  }

  private List<String> bell() {
    return texts("#bell");
  }

  private List<String> list() {
    return it.onFx(
        () ->
            node("#alarm-list").lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  private Node lastCell() {
    return it.onFx(
        () ->
            node("#alarms").lookupAll(".alarm-cell").stream()
                .filter(node -> node.getAccessibleText().startsWith("Shelved"))
                .findFirst()
                .orElseThrow());
  }

  private static double endOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  private static double endOfBadge(Node row) {
    return endOf(row.lookup(".badge-word").getParent());
  }

  private boolean isOpen() {
    return robot
        .lookup("#alarm-list")
        .tryQuery()
        .map(Node::getScene)
        .map(scene -> scene.getWindow())
        .filter(Window::isShowing)
        .isPresent();
  }

  private Node node(String selector) {
    return robot.lookup(selector).query();
  }

  private String label(String selector) {
    return ((Labeled) node(selector)).getText();
  }

  /** The order that is chosen in the list. */
  private String chosen() {
    return it.onFx(
        () ->
            String.valueOf(
                it.find("#orders", dev.tallyboard.console.orders.OrdersView.class).selected()));
  }

  private boolean isMarked(int row, String mark) {
    return it.onFx(
        () -> row(row).getPseudoClassStates().contains(PseudoClass.getPseudoClass(mark)));
  }

  private String accessibleRow(int row) {
    return it.onFx(() -> row(row).getAccessibleText());
  }

  private Node row(int place) {
    return it.scene().getRoot().lookupAll(".order-cell").stream()
        .filter(Node::isVisible)
        .sorted((a, b) -> Double.compare(a.localToScene(0, 0).getY(), b.localToScene(0, 0).getY()))
        .toList()
        .get(place);
  }

  private List<String> texts(String selector) {
    return it.onFx(
        () -> {
          List<String> texts = new ArrayList<>();
          collect(it.scene().getRoot().lookup(selector), texts);
          return texts;
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (node.isVisible() && node instanceof FontIcon) {
      return;
    }
    if (node.isVisible() && node instanceof Text text) {
      texts.add(text.getText());
    } else if (node.isVisible() && node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
