package dev.tallyboard.board;

import static dev.tallyboard.board.Events.at;
import static dev.tallyboard.board.Events.completed;
import static dev.tallyboard.board.Events.failed;
import static dev.tallyboard.board.Events.inAttempt;
import static dev.tallyboard.board.Events.ofOrder;
import static dev.tallyboard.board.Events.progress;
import static dev.tallyboard.board.Events.started;
import static dev.tallyboard.event.Stage.AI_PARSING;
import static dev.tallyboard.event.Stage.DATABASE_SAVE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private final Board board = new Board("m_1");
  private int told;

  @Test
  void theNewestComesFirst() {
    tell(at(1_000, started(AI_PARSING)), at(2_000, completed(AI_PARSING)));

    assertThat(activity())
        .containsExactly(
            new ActivityEntry(
                "log-2", 2_000, Kind.COMPLETION, Events.PO, AI_PARSING, "AI parsing done", null),
            new ActivityEntry(
                "log-1", 1_000, Kind.STAGE, Events.PO, AI_PARSING, "AI parsing started", null));
  }

  @Test
  void onlyTheNewestProgressOfAnOrderAndStageIsKept() {
    tell(
        progress(AI_PARSING, 10, "Page 1"),
        ofOrder("po_2", progress(AI_PARSING, 10, "Other")),
        progress(DATABASE_SAVE, 10, "Item 1"),
        progress(AI_PARSING, 20, "Page 2"));

    assertThat(activity())
        .extracting(ActivityEntry::text)
        .containsExactly("AI parsing: Page 2", "Database save: Item 1", "AI parsing: Other");
  }

  @Test
  void theNewestProgressIsKeptForEachAttempt() {
    tell(
        progress(AI_PARSING, 10),
        failed(AI_PARSING, "no"),
        started(AI_PARSING),
        progress(AI_PARSING, 20),
        progress(AI_PARSING, 30));

    assertThat(activity())
        .extracting(ActivityEntry::text)
        .containsExactly(
            "AI parsing: 30 %", "AI parsing started", "AI parsing: no", "AI parsing: 10 %");
    assertThat(activity()).extracting(ActivityEntry::attempt).containsExactly(2, null, null, null);
  }

  @Test
  void everyOtherEventIsKept() {
    tell(
        started(AI_PARSING), started(AI_PARSING), failed(AI_PARSING, "a"), failed(AI_PARSING, "a"));

    assertThat(activity()).hasSize(4);
  }

  @Test
  void whatHasNoEffectIsNotTold() {
    tell(inAttempt(2, completed(AI_PARSING)));
    board.apply("log-2", progress(AI_PARSING, 10));
    board.apply("log-3", inAttempt(1, failed(AI_PARSING, "late")));

    assertThat(activity()).extracting(ActivityEntry::id).containsExactly("log-1");
  }

  @Test
  void fiveHundredAreKept() {
    for (int i = 0; i < 600; i++) {
      tell(started(AI_PARSING));
    }

    assertThat(activity()).hasSize(500);
    assertThat(activity().getFirst().id()).isEqualTo("log-600");
    assertThat(activity().getLast().id()).isEqualTo("log-101");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    tell(failed(AI_PARSING, "🚀".repeat(1_000)));
    tell(failed(AI_PARSING, "x" + "🚀".repeat(1_000)));

    assertThat(activity())
        .extracting(ActivityEntry::text)
        .allSatisfy(
            text -> {
              assertThat(text).hasSizeLessThanOrEqualTo(300).endsWith("🚀…");
              assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
            });
  }

  private void tell(Event... events) {
    for (Event event : events) {
      told++;
      assertThat(board.apply("log-" + told, event)).isEqualTo(Outcome.APPLIED);
    }
  }

  private List<ActivityEntry> activity() {
    return board.snapshot(0).activity();
  }
}
