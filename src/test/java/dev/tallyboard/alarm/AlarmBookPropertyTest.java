package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.event.Stage;
import dev.tallyboard.feed.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds for any sequence of frames and actions. */
class AlarmBookPropertyTest {
  private static final List<String> ORDERS = List.of("po-1", "po-2", "po-3");
  private static final List<Stage> STAGES = List.of(Stage.DATABASE_SAVE, Stage.SHOPIFY_SYNC);
  private static final List<String> ERRORS =
      List.of("Timeout after 3 s", "Timeout after 9 s", "No");

  private enum Act {
    FAIL,
    START,
    COMPLETE,
    LOOK,
    LOOK_LOST,
    LOSE_ORDERS,
    SEE,
    ACKNOWLEDGE_ORDER,
    ACKNOWLEDGE_CAUSE,
    SHELVE,
    UNSHELVE,
    RESTART
  }

  record Step(Act act, String order, Stage stage, String error, int seconds) {}

  @Property(tries = 400)
  void nothingIsLostAndNothingIsAcknowledgedUnseen(
      @ForAll("steps") @Size(max = 60) List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      run.check();
    }
  }

  @Provide
  Arbitrary<Step> step() {
    return Combinators.combine(
            Arbitraries.of(Act.values()),
            Arbitraries.of(ORDERS),
            Arbitraries.of(STAGES),
            Arbitraries.of(ERRORS),
            Arbitraries.of(0, 1, 7, 1_000))
        .as(Step::new);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return step().list().ofMaxSize(60);
  }

  /** A desk, and beside it the plainest record of what it owes the operator. */
  private static final class Run {
    private Story story = new Story();
    private AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, Desk.START);
    private long now = Desk.START;
    private Alarms seen = Alarms.NONE;

    /** The newest failure of each order that was looked at, and not acknowledged since. */
    private final Map<String, Trouble> owed = new HashMap<>();

    private final Map<String, Trouble> known = new HashMap<>();

    void take(Step it) {
      now += it.seconds() * 1000L + 1;
      switch (it.act()) {
        case FAIL -> story.failed(it.order(), it.stage(), it.error(), now);
        case START -> story.started(it.order(), it.stage(), now);
        case COMPLETE -> story.done(it.order(), it.stage(), null, null, now);
        case LOOK -> look(Frames.live(board(), now));
        case LOOK_LOST -> look(Frames.lost(LOST, board(), now - 500, now, now - 2_000));
        case LOSE_ORDERS -> {
          story = new Story();
          look(Frames.live(board(), now));
        }
        case SEE -> seen = book.alarms();
        case ACKNOWLEDGE_ORDER -> {
          acknowledged(Set.of(it.order()));
          book.acknowledge(it.order(), seen.serial(), now);
        }
        case ACKNOWLEDGE_CAUSE ->
            seen.all().stream()
                .findFirst()
                .ifPresent(
                    alarm -> {
                      Set<String> orders = new HashSet<>();
                      book.alarms().of(alarm.cause()).stream()
                          .flatMap(held -> held.occurrences().stream())
                          .forEach(held -> orders.add(held.poId()));
                      acknowledged(orders);
                      book.acknowledge(alarm.cause(), seen.serial(), now);
                    });
        case SHELVE ->
            book.alarms().all().stream()
                .findAny()
                .ifPresent(alarm -> book.shelve(alarm.cause(), now + 3_000, now));
        case UNSHELVE ->
            book.alarms().all().stream().findAny().ifPresent(alarm -> book.unshelve(alarm.cause()));
        case RESTART -> book = new AlarmBook(book.kept(), Thresholds.USUAL, now);
      }
    }

    void check() {
      Alarms all = book.alarms();
      assertThat(all.active() + all.toConfirm() + all.shelved()).isEqualTo(all.all().size());
      assertThat(all.all().size()).isLessThanOrEqualTo(AlarmBook.MAX_CAUSES + 3);
      assertThat(all.all()).extracting(Alarm::cause).doesNotHaveDuplicates();
      assertThat(all.newFailures().values().stream().mapToInt(it -> it).sum())
          .isEqualTo(
              all.all().stream()
                  .filter(it -> it.shelvedUntil() == null)
                  .flatMap(it -> it.occurrences().stream())
                  .filter(it -> it.trouble().kind() == Cause.Kind.STAGE_FAILED)
                  .filter(it -> it.isActive() && !it.isAcknowledged())
                  .count());
      assertThat(all.all()).allMatch(it -> it.times() >= it.count());
      owed.forEach(
          (poId, trouble) ->
              assertThat(all.all())
                  .as("nobody has taken note of %s in %s", trouble, poId)
                  .anyMatch(
                      alarm ->
                          alarm.occurrences().stream()
                              .anyMatch(
                                  it ->
                                      it.poId().equals(poId)
                                          && it.trouble().equals(trouble)
                                          && !it.isAcknowledged())));
      KeptAlarms kept = book.kept();
      assertThat(new AlarmBook(kept, Thresholds.USUAL, now).kept()).isEqualTo(kept);
    }

    private Snapshot board() {
      return story.at(now);
    }

    private void look(Frame frame) {
      book.accept(frame, now);
      for (Order order : frame.board().orders()) {
        Trouble trouble = order.status() == OrderStatus.FAILED ? Trouble.failed(order) : null;
        if (trouble != null && !trouble.equals(known.get(order.poId()))) {
          owed.put(order.poId(), trouble);
        }
        remember(order.poId(), trouble);
      }
      if (frame.connection().isLive()) {
        Set<String> present = new HashSet<>();
        frame.board().orders().forEach(it -> present.add(it.poId()));
        known.keySet().retainAll(present);
      }
    }

    private void remember(String poId, @Nullable Trouble trouble) {
      if (trouble == null) {
        known.remove(poId);
      } else {
        known.put(poId, trouble);
      }
    }

    /** What the operator saw, and nothing newer, is no longer owed. */
    private void acknowledged(Set<String> orders) {
      for (String poId : orders) {
        Trouble trouble = owed.get(poId);
        boolean wasSeen =
            seen.all().stream()
                .flatMap(alarm -> alarm.occurrences().stream())
                .anyMatch(it -> it.poId().equals(poId) && it.trouble().equals(trouble));
        if (wasSeen) {
          owed.remove(poId);
        }
      }
    }
  }

  private static final dev.tallyboard.feed.ConnectionState LOST =
      dev.tallyboard.feed.ConnectionState.RECONNECTING;
}
