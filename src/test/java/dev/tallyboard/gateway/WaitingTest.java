package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** What waits for all slow readers together, counted by their queues. */
class WaitingTest {
  private static final int MOST = 10;

  private final AtomicInteger openStreams = new AtomicInteger(1);
  private final Waiting all = new Waiting(MOST, openStreams);
  private long n;

  @Test
  void aloneAReaderMayHaveAllTheRoom() {
    ConflatingQueue queue = queue();

    assertThat(fill(queue)).isEqualTo(MOST);
  }

  @Test
  void whileThereIsLittleRoomAReaderMayHaveItsShareAndNoMore() {
    openStreams.set(2);
    ConflatingQueue early = queue();
    for (int i = 0; i < MOST; i++) {
      assertThat(offer(early)).isTrue();
    }

    assertThat(fill(queue())).isEqualTo(MOST / 2);
    assertThat(offer(early)).isFalse();
  }

  @Test
  void whatIsTakenGivenUpOrConflatedMakesRoom() {
    openStreams.set(2);
    ConflatingQueue queue = queue();
    for (int round = 0; round < 3; round++) {
      assertThat(fill(queue)).isEqualTo(MOST);
      queue.take(MOST / 2);
      queue.clear();
    }
    for (int i = 0; i < 3 * MOST; i++) {
      assertThat(offer(queue, GatewayFixture.progress("po", i))).isTrue();
    }
    queue.take(1);

    assertThat(fill(queue)).isEqualTo(MOST);
  }

  private ConflatingQueue queue() {
    return new ConflatingQueue(1_000, 1_000_000, all, new LongAdder());
  }

  /** How many are taken before one is not. */
  private int fill(ConflatingQueue queue) {
    int taken = 0;
    while (offer(queue)) {
      taken++;
    }
    return taken;
  }

  private boolean offer(ConflatingQueue queue) {
    return offer(queue, GatewayFixture.started("po"));
  }

  private boolean offer(ConflatingQueue queue, Event event) {
    return queue.offer(Frame.of(new Stored(EventId.of("log", ++n), event)));
  }
}
