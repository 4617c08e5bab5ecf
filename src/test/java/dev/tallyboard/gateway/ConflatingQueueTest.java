package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Board;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConflatingQueueTest {
  private final LongAdder counted = new LongAdder();
  private final Waiting all = new Waiting(1_000, new AtomicInteger(1));
  private final ConflatingQueue queue = new ConflatingQueue(3, 10_000, all, counted);

  @Test
  void newerProgressTakesThePlaceOfOlderAtTheTail() {
    queue.offer(frame(1, progress("a", 10)));
    queue.offer(frame(2, progress("b", 10)));
    queue.offer(frame(3, progress("a", 20)));

    assertThat(queue.take(10)).extracting(it -> id(it).n()).containsExactly(2L, 3L);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(counted.sum()).isEqualTo(1);
  }

  @Test
  void progressThatSaysLessAndProgressBehindAnotherEventReplaceNothing() {
    queue.offer(frame(1, progress("a", 20)));
    queue.offer(frame(2, progress("a", 10)));
    queue.offer(frame(3, started("a")));
    queue.offer(frame(4, progress("a", 30)));

    assertThat(queue.size()).isEqualTo(4);
  }

  @Test
  void whatIsNoProgressIsNeverDroppedAndDoesNotFitAtSomePoint() {
    assertThat(queue.offer(frame(1, started("a")))).isTrue();
    assertThat(queue.offer(frame(2, started("a")))).isTrue();
    assertThat(queue.offer(frame(3, started("a")))).isTrue();
    assertThat(queue.offer(frame(4, started("a")))).isFalse();
    assertThat(new ConflatingQueue(3, 10, all, counted).offer(frame(1, started("a")))).isFalse();
  }

  @Property(tries = 300)
  void aBoardThatFoldsWhatIsLeftIsTheBoardThatFoldsAll(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99) Integer> script) {
    ConflatingQueue roomy = new ConflatingQueue(1_000, 10_000_000, all, counted);
    Board whole = new Board("m");
    Board conflated = new Board("m");
    long n = 0;
    for (int orders = 0; orders < 3; orders++) {
      // Orders are listed as their first events come: those are no progress.
      Frame first = frame(++n, started("po" + orders));
      whole.apply(id(first).toString(), first.event());
      roomy.offer(first);
    }
    for (int step : script) {
      Frame frame = frame(++n, event(step));
      whole.apply(id(frame).toString(), frame.event());
      roomy.offer(frame);
      if (step % 17 == 0) {
        roomy.take(2).forEach(it -> conflated.apply(id(it).toString(), it.event()));
      }
    }
    roomy.take(1_000).forEach(it -> conflated.apply(id(it).toString(), it.event()));

    // A progress behind its stage's end is without effect, but moves the id: equal all the same.
    assertThat(conflated.snapshot(0)).isEqualTo(whole.snapshot(0));
  }

  private static Event event(int step) {
    Subject subject = new Subject("po" + step % 3, null, Stage.AI_PARSING);
    Meta meta = Meta.NONE.at(1_000);
    return switch (step % 10) {
      case 0 -> started(subject.poId());
      case 1 -> new Completed(subject, 3, 90, meta);
      case 2 -> new Failed(subject, "broken", meta);
      default -> progress(subject.poId(), step);
    };
  }

  private static Frame frame(long n, Event event) {
    return Frame.of(new Stored(EventId.of("log", n), event));
  }

  private static EventId id(Frame frame) {
    return ((Stored) frame.heard()).id();
  }
}
