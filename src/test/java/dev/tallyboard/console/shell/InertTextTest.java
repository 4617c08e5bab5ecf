package dev.tallyboard.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.Answer;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.NorthgateMorning;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Whatever comes from outside, wherever it is shown or read out: nothing in it turns or hides. */
final class InertTextTest {
  private static final long NOW = NorthgateMorning.NOW;

  /** An override and an isolate (bidi), a bell, an escape, a zero-width space, a line's end. */
  private static final String EVIL = "<b>e\u202Evil\u2066\u0007\u001b[2J\u200B\r\u2028</b>";

  private final FxRobot robot = new FxRobot();

  @Test
  void noTextOfTheWindowHoldsWhatSteersItsReader() {
    try (OpenConsole it = OpenConsole.at(1440, 900)) {
      it.details = _ -> new Answer.Ok<>(detail());
      Story story = story();
      it.show(Frames.live(story.at(NOW), NOW));
      assertInert(it, "the board");
      robot.clickOn("#bell");
      assertInert(it, "the alarms");
      robot.push(KeyCode.ESCAPE).push(KeyCode.DOWN).push(KeyCode.ENTER);
      await().until(() -> it.find(".item-sku", Node.class) != null);
      assertInert(it, "the drawer");
      it.details = _ -> new Answer.Failed<>(EVIL, null);
      robot.push(KeyCode.ESCAPE).push(KeyCode.DOWN).push(KeyCode.ENTER);
      assertInert(it, "the drawer, without details");
      robot.push(KeyCode.ESCAPE);
      it.gateway = _ -> new UploadAnswer.Refused(UploadAnswer.Why.NOT_TAKEN, EVIL);
      it.choice.add(Path.of("e\u202Evil\u0007.csv"));
      robot.push(KeyCode.CONTROL, KeyCode.O);
      await().until(() -> it.find("#upload-notices", Node.class).isVisible());
      assertInert(it, "a file that was refused");
      it.show(Frames.lost(ConnectionState.POLLING, story.at(NOW), NOW - 4_000, NOW));
      robot.clickOn("#connection");
      assertInert(it, "the connection");
      robot.push(KeyCode.ESCAPE).push(KeyCode.F11);
      assertInert(it, "the wallboard");
      robot.push(KeyCode.F11);
    }
  }

  private static Story story() {
    Story story = new Story();
    story.upload("PO-1" + EVIL, "Alder" + EVIL, NOW - 90_000);
    story.failed("PO-1" + EVIL, Stage.of("stage" + EVIL), EVIL, NOW);
    story.upload("PO-2" + EVIL, "Finch" + EVIL, NOW - 90_000);
    story.progress("PO-2" + EVIL, Stage.AI_PARSING, 40, EVIL, NOW - 9_000);
    story.upload("PO-3" + EVIL, EVIL, NOW - 90_000);
    story.stage("PO-3" + EVIL, Stage.DATABASE_SAVE, "paused", NOW, EVIL);
    story.upload("PO-4" + EVIL, EVIL, NOW - 90_000);
    story.stage("PO-4" + EVIL, Stage.DATABASE_SAVE, EVIL, NOW, EVIL);
    Stage.FLOW.forEach(it -> story.done("PO-5" + EVIL, it, 5, 72, NOW));
    return story;
  }

  private static OrderDetail detail() {
    return new OrderDetail(
        "northgate",
        "po-1" + EVIL,
        "wf" + EVIL,
        "PO-1" + EVIL,
        "Alder" + EVIL,
        "EUR" + EVIL,
        null,
        EVIL + ".csv",
        NOW - 63_000,
        50,
        List.of("doubt" + EVIL),
        List.of(new LineItem(1, "sku" + EVIL, EVIL, BigDecimal.ONE, BigDecimal.TEN)),
        "shop" + EVIL);
  }

  private static void assertInert(OpenConsole it, String where) {
    it.settle();
    List<String> texts =
        it.onFx(
            () -> {
              List<String> found = new ArrayList<>();
              for (Window window : Window.getWindows()) {
                collect(window.getScene().getRoot(), found);
              }
              found.add(it.stage.getTitle());
              return found;
            });
    assertThat(texts).as(where).anyMatch(text -> text.contains("vil"));
    assertThat(texts).as(where).noneMatch(InertTextTest::steers);
    assertThat(it.ports.shown)
        .extracting(Object::toString)
        .as(where)
        .noneMatch(InertTextTest::steers);
  }

  private static boolean steers(@Nullable String text) {
    return text != null
        && text.codePoints()
            .filter(point -> point != '\n') // of our own labels
            .map(Character::getType)
            .anyMatch(
                type ->
                    type == Character.FORMAT
                        || type == Character.CONTROL
                        || type == Character.LINE_SEPARATOR);
  }

  private static void collect(Node node, List<String> texts) {
    texts.add(node.getAccessibleText());
    texts.add(node.getAccessibleHelp());
    if (node instanceof Text text) {
      texts.add(text.getText());
    }
    if (node instanceof Labeled labeled) {
      texts.add(labeled.getText());
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      texts.add(control.getTooltip().getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(it -> collect(it, texts));
    }
    texts.removeIf(it -> it == null || it.isBlank());
  }
}
