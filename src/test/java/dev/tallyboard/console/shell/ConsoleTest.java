package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.connection.Rhythm;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on a headless screen, driven by frames of a real board, mouse and keys. */
final class ConsoleTest {
  private static final long NOW = NorthgateMorning.NOW;

  private final FxRobot robot = new FxRobot();
  private OpenConsole it = OpenConsole.at(1440, 900);

  @BeforeEach
  void moveThePointerAway() {
    robot.moveTo(it.stage.getX() + 600, it.stage.getY() + 20);
  }

  @AfterEach
  void close() {
    it.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RECONNECTING, Reconnecting, 0xfbe7e5ff",
    "POLLING, Polling, 0xfff1cfff",
    "OFFLINE, Offline, 0xb3261eff",
    "SIGN_IN, Signed out, 0xfbe7e5ff",
    "STOPPED, Stopped, 0xfff1cfff"
  })
  void aLostConnectionIsSaidInWordAndColour(ConnectionState state, String word, String fill) {
    it.show(Frames.lost(state, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW));

    assertThat(texts("#connection")).contains(word);
    assertThat(fill("#connection")).hasToString(fill);
    assertThat(label("#notice-title")).startsWith("Showing data from 10:42:07");
    it.snapshot("state-" + state.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void aLiveConnectionIsQuiet() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThat(texts("#connection")).contains("Live", "38 ms", "4 s ago");
    assertThat(fill("#connection")).hasToString("0xeef0f3ff");
    assertThat(it.find("#notice", Node.class).isVisible()).isFalse();
  }

  @Test
  void aLateHeartbeatIsSaidByTheClockAlone() {
    it.show(Frames.silent(NorthgateMorning.story().at(NOW), NOW));

    it.now.set(NOW + 19_000);

    await().untilAsserted(() -> assertThat(texts("#connection")).contains("Heartbeat late"));
    it.snapshot("state-late");
  }

  @Test
  void beforeTheFirstFrameItSaysThatItConnects() {
    it.settle();

    assertThat(texts("#connection")).contains("Connecting");
    assertThat(texts("#pipeline")).contains("AI parsing", "Status update");
  }

  @Test
  void connectingShowsNoBoardAndNoStaleness() {
    it.show(Frames.connecting(NOW));

    assertThat(texts("#connection")).contains("Connecting");
    assertThat(texts("#empty-orders")).contains("Waiting for the board");
    assertThat(it.find("#orders-as-of", Node.class).isVisible()).isFalse();
  }

  @Test
  void whatIsStaleSaysSoEverywhere() {
    it.show(
        Frames.lost(
            ConnectionState.RECONNECTING, NorthgateMorning.story().at(NOW), NOW - 4_000, NOW));

    assertThat(label("#orders-as-of")).isEqualTo("as of 10:42:07");
    assertThat(label("#activity-as-of")).isEqualTo("As of 10:42:07, live entries paused");
    assertThat(texts("#order-list"))
        .contains("time left unknown")
        .doesNotContain("about 2:10 left");
    assertThat(texts("#status-bar")).contains("polling, every 30 s");
  }

  @Test
  void comingBackSaysWhatWasMissedForAWhile() {
    it.show(Frames.lost(ConnectionState.POLLING, NorthgateMorning.story().at(NOW), NOW, NOW));

    it.show(Frames.back(NorthgateMorning.story().at(NOW), NOW, 14));
    assertThat(label("#notice-title")).isEqualTo("Live again, 14 missed events applied");

    it.now.set(NOW + 4_000);
    await().until(() -> !it.find("#notice", Node.class).isVisible());
  }

  @Test
  void reconnectNowIsOneClickOrKeyAway() {
    it.show(Frames.lost(ConnectionState.POLLING, NorthgateMorning.story().at(NOW), NOW, NOW));

    robot.clickOn("#reconnect-now");
    assertThat(it.reconnects).hasValue(1);

    robot.push(KeyCode.CONTROL, KeyCode.R);
    assertThat(it.reconnects).hasValue(2);
  }

  @Test
  void addPoUploadsWhatIsChosen() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    it.choice.add(Path.of("a.csv"));
    it.choice.add(Path.of("b.csv"));

    robot.clickOn("#add-po");

    await().untilAsserted(() -> assertThat(it.uploaded).hasSize(2));
    assertThat(it.uploaded).containsExactly(Path.of("a.csv"), Path.of("b.csv"));
    assertThat(it.find("#upload-notices", Node.class).isVisible()).isFalse();
  }

  @Test
  void theKeyAndTheEmptyBoardUploadAsWell() {
    it.show(Frames.live(new Story().at(NOW), NOW));
    it.choice.add(Path.of("a.csv"));

    robot.clickOn("#choose-files");
    await().untilAsserted(() -> assertThat(it.uploaded).hasSize(1));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    await().untilAsserted(() -> assertThat(it.uploaded).hasSize(2));
  }

  @Test
  void aDroppedFileIsUploaded() throws ReflectiveOperationException {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    Dragboard files = dragOf(new File("dropped.csv"));

    it.onFx(
        () -> {
          Node list = it.find("#order-list", Node.class);
          list.fireEvent(dragged(DragEvent.DRAG_OVER, list, files));
          assertThat(it.find("#orders", Node.class).getPseudoClassStates())
              .contains(PseudoClass.getPseudoClass("droppable"));
          list.fireEvent(dragged(DragEvent.DRAG_DROPPED, list, files));
          return null;
        });

    await().untilAsserted(() -> assertThat(it.uploaded).hasSize(1));
    assertThat(it.uploaded.getFirst().getFileName()).hasToString("dropped.csv");
  }

  @Test
  void aRefusedUploadSaysWhyUntilItIsDismissed() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    it.gateway =
        _ -> new UploadAnswer.Refused(UploadAnswer.Why.NOT_TAKEN, "The document is empty.");
    it.choice.add(Path.of("large.csv"));

    robot.clickOn("#add-po");

    await().until(() -> it.find("#upload-notices", Node.class).isVisible());
    it.settle();
    assertThat(texts("#upload-notices"))
        .contains(
            "large.csv was not added",
            "The gateway did not accept this file.",
            "The document is empty.");
    it.snapshot("refused");
    robot.clickOn(".dismiss");
    assertThat(it.find("#upload-notices", Node.class).isVisible()).isFalse();
  }

  @Test
  void anUploadThatBreaksShowsASentenceAndNoStackTrace() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    it.gateway =
        _ -> {
          throw new IllegalStateException("secret detail");
        };
    it.choice.add(Path.of("a.csv"));

    robot.clickOn("#add-po");

    await().until(() -> it.find("#upload-notices", Node.class).isVisible());
    assertThat(texts("#upload-notices"))
        .anyMatch(text -> text.startsWith("The upload ended unexpectedly."))
        .noneMatch(text -> text.contains("secret"));
  }

  @Test
  void theFiltersFilter() {
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    robot.clickOn("#filter-failed");

    assertThat(rows()).isEqualTo(1);
    robot.clickOn("#filter-all");
    assertThat(rows()).isEqualTo(129);
  }

  @Test
  void aBurstOfFramesEndsWithTheLast() {
    Story story = NorthgateMorning.story();
    for (int percent = 0; percent < 1_000; percent++) {
      story.progress("PO-10481", Stage.PRODUCT_DRAFT_CREATION, percent / 10.0, "draft", NOW);
      it.console.accept(Frames.live(story.at(NOW), NOW));
    }

    await().untilAsserted(() -> assertThat(texts("#order-list")).contains("100 %"));
  }

  @Test
  void tenThousandOrdersScroll() {
    Story story = new Story();
    for (int i = 0; i < 10_000; i++) {
      story.upload(String.format("PO-%05d", i), "Alder", NOW - 10_000_000 + i);
    }
    it.show(Frames.live(story.at(NOW), NOW));
    assertThat(texts("#order-list")).contains("PO-00000").doesNotContain("PO-09999");

    it.onFx(
        () -> {
          it.find("#order-list", ListView.class).scrollTo(9_999);
          return null;
        });

    await().untilAsserted(() -> assertThat(texts("#order-list")).contains("PO-09999"));
    assertThat(it.onFx(() -> it.scene().getRoot().lookupAll(".order-cell").size())).isLessThan(40);
  }

  @Test
  void theFeedKeepsStillUnderThePointerAndResumes() {
    Story story = NorthgateMorning.story();
    it.show(Frames.live(story.at(NOW), NOW));
    robot.moveTo("#activity-list");
    await().until(() -> it.find("#activity-list", Node.class).isHover());
    story.failed("PO-10484", Stage.AI_PARSING, "No table found", NOW);
    it.show(Frames.live(story.at(NOW), NOW));
    assertThat(texts("#activity-list")).doesNotContain("AI parsing: No table found");

    robot.clickOn("#resume");

    await()
        .untilAsserted(
            () -> assertThat(texts("#activity-list")).contains("AI parsing: No table found"));
  }

  @Test
  void inANarrowWindowTheFeedLiesBehindAButton() {
    it.close();
    it = OpenConsole.at(1024, 700);
    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));
    assertThat(it.find("#activity", Node.class).isVisible()).isFalse();

    robot.clickOn("#open-activity");
    assertThat(it.find("#activity", Node.class).isVisible()).isTrue();
    it.snapshot("main-1024-activity");

    robot.clickOn("#open-activity");
    assertThat(it.find("#activity", Node.class).isVisible()).isFalse();
    robot.clickOn("#open-activity");
    robot.push(KeyCode.ESCAPE);
    assertThat(it.find("#activity", Node.class).isVisible()).isFalse();
  }

  @Test
  void thePresentersMenuRunsItsActionsOffTheFxThread() {
    it.close();
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger onFx = new AtomicInteger();
    Presenter presenter =
        new Presenter(
            "Demo",
            List.of(
                new Presenter.Action(
                    () -> stopped.get() ? "Start the gateway" : "Stop the gateway",
                    () -> {
                      onFx.addAndGet(Platform.isFxApplicationThread() ? 1 : 0);
                      stopped.set(true);
                    })));
    it =
        new OpenConsole(
            new ConsoleSettings(
                "northgate", "localhost", ZoneOffset.UTC, Rhythm.USUAL, true, presenter),
            1440,
            900);

    robot.clickOn("#presenter");
    it.snapshot("presenter");
    robot.clickOn("Stop the gateway");

    await().untilTrue(stopped);
    assertThat(onFx).hasValue(0);
    robot.clickOn("#presenter");
    assertThat(robot.lookup("Start the gateway").tryQuery()).isPresent();
  }

  @Test
  void theMerchantIsTheBoardsOnceThatIsKnown() {
    it.close();
    it =
        new OpenConsole(
            new ConsoleSettings("by token", "localhost", ZoneOffset.UTC, Rhythm.USUAL, true, null),
            1440,
            900);
    it.settle();
    assertThat(label("#merchant")).isEqualTo("by token");

    it.show(Frames.live(NorthgateMorning.story().at(NOW), NOW));

    assertThat(label("#merchant")).isEqualTo("northgate");
    assertThat(it.onFx(() -> it.stage.getTitle())).isEqualTo("Tallyboard, northgate");
  }

  @Test
  void thereIsNoMenuWithoutAPresenter() {
    assertThat(robot.lookup("#presenter").tryQuery()).isEmpty();
  }

  /** The headless screen drags nothing over a window, so what would be dragged is made by hand. */
  private static Dragboard dragOf(File file) throws ReflectiveOperationException {
    Class<?> peerType = Class.forName("com.sun.javafx.tk.TKClipboard");
    Object peer =
        Proxy.newProxyInstance(
            peerType.getClassLoader(),
            new Class<?>[] {peerType},
            (_, method, _) ->
                switch (method.getName()) {
                  case "hasContent" -> true;
                  case "getContent" -> List.of(file);
                  default -> null;
                });
    Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(peerType);
    made.setAccessible(true);
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> made.newInstance(peer));
  }

  private static DragEvent dragged(EventType<DragEvent> type, Node target, Dragboard board) {
    return new DragEvent(
        null, target, type, board, 9, 9, 9, 9, TransferMode.COPY, null, target, null);
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
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text) {
      texts.add(text.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private String label(String selector) {
    return it.onFx(() -> it.find(selector, Label.class).getText());
  }

  private int rows() {
    return it.onFx(() -> it.find("#order-list", ListView.class).getItems().size());
  }

  private Color fill(String selector) {
    return it.onFx(
        () ->
            (Color)
                it.find(selector, Region.class).getBackground().getFills().getFirst().getFill());
  }
}
