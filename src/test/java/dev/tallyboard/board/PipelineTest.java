package dev.tallyboard.board;

import static dev.tallyboard.board.Events.at;
import static dev.tallyboard.board.Events.completed;
import static dev.tallyboard.board.Events.failed;
import static dev.tallyboard.board.Events.inWorkflow;
import static dev.tallyboard.board.Events.ofOrder;
import static dev.tallyboard.board.Events.started;
import static dev.tallyboard.board.Events.told;
import static dev.tallyboard.board.Events.waiting;
import static dev.tallyboard.event.Stage.AI_PARSING;
import static dev.tallyboard.event.Stage.DATABASE_SAVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Stage;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private final Board board = new Board("m_1");

  @Test
  void anEmptyBoardShowsTheKnownStagesWithNothingInThem() {
    assertThat(board.snapshot(0).pipeline())
        .containsExactlyElementsOf(
            Stage.FLOW.stream().map(it -> new PipelineStage(it, 0, 0, 0, null)).toList());
  }

  @Test
  void eachOrderIsCountedWhereItStands() {
    tell(ofOrder("a", waiting(AI_PARSING)));
    tell(ofOrder("b", waiting(AI_PARSING)));
    tell(ofOrder("c", started(AI_PARSING)));
    tell(ofOrder("d", failed(AI_PARSING, "no")));

    assertThat(stage(AI_PARSING)).isEqualTo(new PipelineStage(AI_PARSING, 1, 2, 1, null));
  }

  @Test
  void anOrderThatGoesOnLeavesItsOldPlace() {
    tell(at(1_000, started(AI_PARSING)));
    tell(at(3_000, completed(AI_PARSING)));

    assertThat(stage(AI_PARSING)).isEqualTo(new PipelineStage(AI_PARSING, 0, 0, 0, 2_000L));
    assertThat(stage(DATABASE_SAVE)).isEqualTo(new PipelineStage(DATABASE_SAVE, 0, 1, 0, null));
  }

  @Test
  void aHeldOrderDoesNotCountAsRunning() {
    tell(started(AI_PARSING));
    tell(told(AI_PARSING, "paused"));
    assertThat(stage(AI_PARSING).running()).isZero();

    tell(told(AI_PARSING, "resumed"));
    assertThat(stage(AI_PARSING).running()).isEqualTo(1);
  }

  @Test
  void unknownStagesStandBehindTheKnownOnesWhileTheyOccur() {
    tell(ofOrder("a", started(Stage.of("zebra"))));
    tell(ofOrder("b", started(Stage.of("apple"))));
    assertThat(board.snapshot(0).pipeline())
        .extracting(PipelineStage::stage)
        .endsWith(Stage.STATUS_UPDATE, Stage.of("apple"), Stage.of("zebra"));

    tell(inWorkflow("wf_2", ofOrder("a", started(AI_PARSING))));
    assertThat(board.snapshot(0).pipeline())
        .extracting(PipelineStage::stage)
        .endsWith(Stage.STATUS_UPDATE, Stage.of("apple"));
  }

  @Test
  void theTypicalDurationIsTheMedian() {
    run("a", 0, 1_000);
    run("b", 0, 9_000);
    assertThat(stage(AI_PARSING).typicalMs()).isEqualTo(5_000);

    run("c", 0, 2_000);
    assertThat(stage(AI_PARSING).typicalMs()).isEqualTo(2_000);
  }

  @Test
  void onlyTheFiftyNewestEndedRunsMakeTheTypicalDuration() {
    run("slow", 0, 100_000);
    for (int i = 0; i < 25; i++) {
      run("long" + i, 100_000, 110_001 + i);
    }
    for (int i = 0; i < 25; i++) {
      run("short" + i, 200_000 - 1 + i, 200_000 + i);
    }
    // 25 of 1 ms and 25 of 10,001 to 10,025 ms: the median lies between 1 and 10,001.
    assertThat(stage(AI_PARSING).typicalMs()).isEqualTo(5_001);
  }

  @Test
  void aRunThatIsOpenedAgainNoLongerCountsAsEnded() {
    run("a", 0, 1_000);
    run("b", 0, 9_000);
    tell(ofOrder("b", started(AI_PARSING)));

    assertThat(stage(AI_PARSING).typicalMs()).isEqualTo(1_000);
  }

  @Test
  void aFailureToldAgainAtTheSameTimeStillCounts() {
    tell(at(0, started(AI_PARSING)));
    tell(at(4_000, failed(AI_PARSING, "no")));
    tell(at(4_000, failed(AI_PARSING, "still not")));

    assertThat(stage(AI_PARSING).typicalMs()).isEqualTo(4_000);
  }

  @Test
  void aRunWhoseStartNobodyToldHasNoDuration() {
    tell(at(9_000, completed(AI_PARSING)));

    assertThat(stage(AI_PARSING).typicalMs()).isNull();
  }

  private void run(String poId, long from, long to) {
    tell(ofOrder(poId, at(from, started(AI_PARSING))));
    tell(ofOrder(poId, at(to, completed(AI_PARSING))));
  }

  private void tell(Event event) {
    assertThat(board.apply(null, event)).isEqualTo(Outcome.APPLIED);
  }

  private PipelineStage stage(Stage stage) {
    return board.snapshot(0).pipeline().stream()
        .filter(it -> it.stage().equals(stage))
        .findFirst()
        .orElseThrow();
  }
}
