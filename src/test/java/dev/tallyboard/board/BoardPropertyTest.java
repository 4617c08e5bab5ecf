package dev.tallyboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds for any sequence of events, however nasty. */
class BoardPropertyTest {
  private static final List<String> ORDERS = List.of("po_1", "po_2", "po_3");
  private static final List<Stage> STAGES =
      List.of(Stage.DATABASE_SAVE, Stage.AI_PARSING, Stage.of("zebra"), Stage.of("apple"));

  /** An event as a stream brings it. */
  private record Told(@Nullable String id, Event event) {}

  /** How a log's ids look. */
  enum Ids {
    SHORT,
    LONG,
    FOREIGN,
    OF_REDIS,
    NONE;

    @Nullable String of(int n) {
      return switch (this) {
        case SHORT -> "log-" + (n + 1);
        case LONG -> "log-" + (1_000 + n / 3) + "-" + n % 3;
        case FOREIGN -> Integer.toHexString(n * 0x9e3779b1) + "#" + n;
        case OF_REDIS -> (1_000 + n / 3) + "-" + n % 3;
        case NONE -> null;
      };
    }
  }

  @Property
  void anyInterleavingOfDuplicatesAndReplaysGivesTheSameBoard(
      @ForAll("events") List<Event> events,
      @ForAll("knownIds") Ids ids,
      @ForAll @Size(max = 20) List<Integer> replays) {
    List<Told> log = log(events, ids);
    List<Told> nasty = new ArrayList<>(log);
    for (int replay : replays) {
      // A reader that resumes too far back: everything from there to here comes once more.
      int here = Math.floorMod(replay, nasty.size()) + 1;
      int back = Math.floorMod(replay >> 16, here);
      nasty.addAll(here, List.copyOf(nasty.subList(back, here)).stream().limit(50).toList());
    }

    assertThat(fold(new Board("m_1"), nasty)).isEqualTo(fold(new Board("m_1"), log));
  }

  @Property
  void aSnapshotAndTheRestOfTheEventsEqualAllTheEvents(
      @ForAll("events") List<Event> events, @ForAll Ids ids, @ForAll int where) throws IOException {
    List<Told> log = log(events, ids);
    int seam = Math.floorMod(where, log.size() + 1);
    Snapshot half = fold(new Board("m_1"), log.subList(0, seam));

    Snapshot read = SnapshotCodec.read(new ByteArrayInputStream(SnapshotCodec.write(half)));

    assertThat(read).isEqualTo(half);
    assertThat(fold(Board.of(read), log.subList(seam, log.size())))
        .isEqualTo(fold(new Board("m_1"), log));
  }

  @Property
  void aPollInTheMiddleAndTheStreamFromBeforeItEqualTheStreamAlone(
      @ForAll("events") List<Event> events, @ForAll("growingIds") Ids ids, @ForAll int where) {
    List<Told> log = log(events, ids);
    Snapshot polled = fold(new Board("m_1"), log.subList(0, Math.floorMod(where, log.size() + 1)));

    assertThat(fold(Board.of(polled), log)).isEqualTo(fold(new Board("m_1"), log));
  }

  @Property
  void thePipelineIsThatOfTheOrdersOnTheBoard(@ForAll("events") List<Event> events) {
    Snapshot board = fold(new Board("m_1"), log(events, Ids.SHORT));

    for (PipelineStage stage : board.pipeline()) {
      assertThat(stage.failed()).isEqualTo(runs(board, stage.stage(), StageStatus.FAILED));
      assertThat(stage.waiting())
          .isEqualTo(
              (int)
                  board.orders().stream()
                      .filter(it -> it.status() == OrderStatus.WAITING)
                      .filter(it -> it.stage().equals(stage.stage()))
                      .count());
    }
    assertThat(Board.of(board).snapshot(0).pipeline()).isEqualTo(board.pipeline());
  }

  @Property
  void whatIsShownIsAlwaysConsistent(@ForAll("events") List<Event> events) {
    for (Order order : fold(new Board("m_1"), log(events, Ids.SHORT)).orders()) {
      boolean allDone = order.plannedStages().stream().allMatch(order::isDone);
      assertThat(order.status() == OrderStatus.DONE).isEqualTo(allDone);
      assertThat(order.hasEnded())
          .isEqualTo(
              List.of(OrderStatus.DONE, OrderStatus.FAILED, OrderStatus.CANCELLED)
                  .contains(order.status()));
      for (StageRun run : order.stages()) {
        assertThat(run.progress()).isBetween(0.0, 100.0);
        assertThat(run.endedAt() != null).isEqualTo(run.hasEnded());
        assertThat(run.error() != null || run.stoppedAt() != null)
            .isEqualTo(run.status() == StageStatus.FAILED);
      }
    }
  }

  private static int runs(Snapshot board, Stage stage, StageStatus status) {
    return (int)
        board.orders().stream()
            .filter(it -> it.status() != OrderStatus.CANCELLED)
            .flatMap(it -> it.run(stage).stream())
            .filter(it -> it.status() == status)
            .count();
  }

  private static Snapshot fold(Board board, List<Told> events) {
    events.forEach(it -> board.apply(it.id(), it.event()));
    return board.snapshot(0);
  }

  private static List<Told> log(List<Event> events, Ids ids) {
    List<Told> log = new ArrayList<>();
    for (Event event : events) {
      log.add(new Told(ids.of(log.size()), event));
    }
    return log;
  }

  @Provide
  Arbitrary<Ids> growingIds() {
    return Arbitraries.of(Ids.SHORT, Ids.LONG);
  }

  @Provide
  Arbitrary<Ids> knownIds() {
    return Arbitraries.of(Ids.SHORT, Ids.LONG, Ids.FOREIGN, Ids.OF_REDIS);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Event> progress =
        Combinators.combine(subjects(), Arbitraries.of(0.0, 33.5, 70.0, 100.0), text(), metas())
            .as(Progress::new);
    Arbitrary<Event> changed =
        Combinators.combine(subjects(), statuses(), text(), uploads(), metas())
            .as(StageChanged::new);
    Arbitrary<Event> completed =
        Combinators.combine(subjects(), count(), count(), metas()).as(Completed::new);
    Arbitrary<Event> failed = Combinators.combine(subjects(), text(), metas()).as(Failed::new);
    return Arbitraries.oneOf(progress, changed, completed, failed)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .withoutEdgeCases();
  }

  private static Arbitrary<Subject> subjects() {
    return Combinators.combine(
            Arbitraries.of(ORDERS),
            Arbitraries.frequency(Tuple.of(20, "wf_1"), Tuple.of(1, "wf_2")),
            Arbitraries.of(STAGES))
        .as(Subject::new);
  }

  private static Arbitrary<@Nullable String> statuses() {
    return Arbitraries.of(
            "waiting", "started", "started", "paused", "resumed", "cancelled", "refund")
        .injectNull(0.05);
  }

  private static Arbitrary<@Nullable Upload> uploads() {
    return Arbitraries.of(STAGES)
        .list()
        .uniqueElements()
        .ofMaxSize(3)
        .map(plan -> new Upload("order.csv", 5L, plan))
        .injectNull(0.8);
  }

  /** Times that often are equal and sometimes go back. */
  private static Arbitrary<Meta> metas() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 6).injectNull(0.1),
            Arbitraries.of(1, 2, 3).injectNull(0.7))
        .as((at, attempt) -> new Meta(at, false, null, null, null, attempt));
  }

  private static Arbitrary<@Nullable String> text() {
    return Arbitraries.of("a", "b").injectNull(0.3);
  }

  private static Arbitrary<@Nullable Integer> count() {
    return Arbitraries.of(0, 5).injectNull(0.3);
  }
}
