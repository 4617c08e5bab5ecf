package dev.tallyboard.board;

import static dev.tallyboard.board.Events.at;
import static dev.tallyboard.board.Events.completed;
import static dev.tallyboard.board.Events.failed;
import static dev.tallyboard.board.Events.ofOrder;
import static dev.tallyboard.board.Events.progress;
import static dev.tallyboard.board.Events.started;
import static dev.tallyboard.board.Events.waiting;
import static dev.tallyboard.board.Outcome.APPLIED;
import static dev.tallyboard.board.Outcome.DUPLICATE;
import static dev.tallyboard.board.Outcome.WITHOUT_EFFECT;
import static dev.tallyboard.event.Stage.AI_PARSING;
import static dev.tallyboard.event.Stage.DATABASE_SAVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
  private final Board board = new Board("m_1");

  @Test
  void anIdThatDoesNotGrowIsADuplicate() {
    assertThat(board.apply("log-9", started(AI_PARSING))).isEqualTo(APPLIED);
    assertThat(board.apply("log-10", completed(AI_PARSING))).isEqualTo(APPLIED);
    Snapshot before = board.snapshot(0);

    assertThat(board.apply("log-9", started(AI_PARSING))).isEqualTo(DUPLICATE);
    assertThat(board.apply("log-10", completed(AI_PARSING))).isEqualTo(DUPLICATE);
    assertThat(board.snapshot(0)).isEqualTo(before);
  }

  @Test
  void whatASnapshotHasBroughtIsADuplicateOnTheStream() {
    board.apply("log-9", started(AI_PARSING));
    Board polled = Board.of(board.snapshot(0));

    assertThat(polled.apply("log-9", started(AI_PARSING))).isEqualTo(DUPLICATE);
    assertThat(polled.apply("log-10", completed(AI_PARSING))).isEqualTo(APPLIED);
  }

  @Test
  void theSnapshotOfAnEmptyLogIsBehindNoEvent() {
    Board fresh = Board.of(new Snapshot("m_1", "log-0", 0, List.of(), List.of(), List.of()));

    assertThat(fresh.apply("log-1", started(AI_PARSING))).isEqualTo(APPLIED);
  }

  @Test
  void eventsWithOtherIdsCountInTheOrderOfTheirArrival() {
    assertThat(board.apply("zz", started(AI_PARSING))).isEqualTo(APPLIED);
    assertThat(board.apply("aa", completed(AI_PARSING))).isEqualTo(APPLIED);

    assertThat(board.lastEventId()).isEqualTo("aa");
    assertThat(board.apply("zz", started(AI_PARSING))).isEqualTo(DUPLICATE);
    assertThat(board.apply("aa", started(AI_PARSING))).isEqualTo(DUPLICATE);
  }

  @Test
  void idsThatLookLikeOursButShareNoLogAreToldApartByEquality() {
    for (String id : new String[] {"1697097615000-0", "1697097615001-0", "1697097615001-1"}) {
      assertThat(board.apply(id, started(AI_PARSING))).isEqualTo(APPLIED);
    }

    assertThat(board.apply("1697097615000-0", started(AI_PARSING))).isEqualTo(DUPLICATE);
  }

  @Test
  void otherIdsThatASnapshotHasToldOfAreDuplicatesOnTheStream() {
    board.apply("zz", started(AI_PARSING));
    board.apply("aa", completed(AI_PARSING));
    Board polled = Board.of(board.snapshot(0));

    assertThat(polled.apply("zz", started(AI_PARSING))).isEqualTo(DUPLICATE);
  }

  @Test
  void anEventWithoutAnIdIsFoldedAndMovesNoCursor() {
    board.apply("log-1", started(AI_PARSING));

    assertThat(board.apply(null, progress(AI_PARSING, 40))).isEqualTo(APPLIED);
    assertThat(board.apply(null, progress(AI_PARSING, 40))).isEqualTo(APPLIED);
    assertThat(board.lastEventId()).isEqualTo("log-1");
  }

  @Test
  void anEventWithoutEffectMovesTheCursorAllTheSame() {
    board.apply("log-1", completed(AI_PARSING));

    assertThat(board.apply("log-2", progress(AI_PARSING, 40))).isEqualTo(WITHOUT_EFFECT);
    assertThat(board.lastEventId()).isEqualTo("log-2");
  }

  @Test
  void ordersThatDidNotChangeKeepTheirReference() {
    board.apply(null, ofOrder("a", started(AI_PARSING)));
    board.apply(null, ofOrder("b", started(AI_PARSING)));
    Snapshot before = board.snapshot(0);

    board.apply(null, ofOrder("b", progress(AI_PARSING, 50)));

    assertThat(board.snapshot(0).orders().getFirst()).isSameAs(before.orders().getFirst());
    assertThat(before.orders().getLast().stages().getFirst().progress()).isZero();
  }

  @Test
  void theOrdersThatEndedLongestAgoAreLetGoOf() {
    board.apply(null, ofOrder("running", at(1, started(AI_PARSING))));
    board.apply(null, ofOrder("ended later", at(3_000, failed(AI_PARSING, "no"))));
    board.apply(null, ofOrder("ended first", at(2_000, failed(AI_PARSING, "no"))));
    fill();

    assertThat(board.order("ended first")).isNotNull();
    board.apply(null, ofOrder("one", waiting(AI_PARSING)));
    assertThat(board.order("ended first")).isNull();
    assertThat(board.order("ended later")).isNotNull();

    board.apply(null, ofOrder("two", waiting(AI_PARSING)));
    assertThat(board.order("ended later")).isNull();
    assertThat(board.order("running")).isNotNull();
    assertThat(board.snapshot(0).orders()).hasSize(Board.MAX_ORDERS);
    assertThat(board.snapshot(0).pipeline().getFirst().failed()).isZero();
  }

  @Test
  void anOrderThatWasRetriedHasNotEnded() {
    board.apply(null, ofOrder("retried", at(1_000, failed(AI_PARSING, "no"))));
    board.apply(null, ofOrder("ended", at(2_000, failed(AI_PARSING, "no"))));
    board.apply(null, ofOrder("retried", at(3_000, started(AI_PARSING))));
    fill();

    board.apply(null, ofOrder("one more", waiting(AI_PARSING)));

    assertThat(board.order("ended")).isNull();
    assertThat(board.order("retried")).isNotNull();
  }

  @Test
  void whereNoneHasEndedTheOneThatCameFirstGoes() {
    board.apply(null, ofOrder("first", started(AI_PARSING)));
    fill();

    board.apply(null, ofOrder("newest", failed(DATABASE_SAVE, "no")));

    assertThat(board.order("first")).isNull();
    assertThat(board.order("newest")).isNotNull();
  }

  private void fill() {
    for (int i = board.snapshot(0).orders().size(); i < Board.MAX_ORDERS; i++) {
      board.apply(null, ofOrder("filler " + i, waiting(AI_PARSING)));
    }
  }
}
