package dev.tallyboard.bus.local;

import static dev.tallyboard.bus.local.LogFixture.MERCHANT;
import static dev.tallyboard.bus.local.LogFixture.entry;
import static dev.tallyboard.bus.local.LogFixture.event;
import static dev.tallyboard.bus.local.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEventLogTest {
  @TempDir private Path folder;
  private LogFixture fixture;
  private LocalEventLog log;

  @BeforeEach
  void open() {
    fixture = new LogFixture(folder, 1_000_000);
    log = fixture.log();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void idsBeginWithTheLogsNameAndGrowByOneFromOneForEachMerchant() {
    String name = log.head(MERCHANT).log();

    assertThat(name).matches("[0-9a-z]{12}");
    assertThat(log.append(MERCHANT, List.of(entry(null, "a"), entry(null, "b"))))
        .containsExactly(EventId.of(name, 1), EventId.of(name, 2));
    assertThat(log.append("m_2", List.of(entry(null, "a")))).containsExactly(EventId.of(name, 1));
    assertThat(log.head(MERCHANT)).isEqualTo(EventId.of(name, 2));
    assertThat(log.head("m_3")).isEqualTo(EventId.of(name, 0));
  }

  @Test
  void anEventWithoutATimeIsStampedAndOneWithATimeKeepsIt() throws Exception {
    Progress timed =
        new Progress(
            new Subject("b", "wf", Stage.AI_PARSING), 5, "half", Meta.NONE.at(7).inAttempt(2));

    log.append(MERCHANT, List.of(entry(null, "a"), new Entry(null, timed)));

    List<Stored> stored = read(log.follow(MERCHANT, before(1)), 2);
    assertThat(stored.getFirst().event())
        .isEqualTo(event("a").withMeta(Meta.NONE.stampedAt(LogFixture.NOW)));
    assertThat(stored.getLast().event()).isEqualTo(timed);
  }

  @Test
  void aKeyIsStoredOnceWithinACallAcrossCallsAndAfterReopening() throws Exception {
    List<EventId> ids =
        log.append(MERCHANT, List.of(entry("k1", "a"), entry("k1", "a"), entry("k2", "b")));
    List<EventId> again = log.append(MERCHANT, List.of(entry("k2", "b"), entry("k3", "c")));
    reopen();
    List<EventId> afterReopening = log.append(MERCHANT, List.of(entry("k1", "a")));

    assertThat(ids).containsExactly(before(2), before(2), before(3));
    assertThat(again).containsExactly(before(3), before(4));
    assertThat(afterReopening).containsExactly(before(2));
    assertThat(log.head(MERCHANT)).isEqualTo(before(4));
    assertThat(log.append("m_2", List.of(entry("k1", "a")))).containsExactly(before(2));
  }

  @Test
  void reopeningContinuesTheSameLog() throws Exception {
    log.append(MERCHANT, List.of(entry(null, "a")));
    EventId head = log.head(MERCHANT);
    reopen();

    assertThat(log.head(MERCHANT)).isEqualTo(head);
    assertThat(log.append(MERCHANT, List.of(entry(null, "b"))))
        .containsExactly(EventId.of(head.log(), 2));
    assertThat(read(log.follow(MERCHANT, before(1)), 2))
        .extracting(it -> it.event().poId())
        .containsExactly("a", "b");
  }

  @Test
  void oneEventThatCannotBeStoredKeepsItsWholeCallOut() {
    Progress broken =
        new Progress(
            new Subject("b", null, Stage.AI_PARSING), Double.POSITIVE_INFINITY, null, Meta.NONE);
    String tooLong = "x".repeat(301);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.append(MERCHANT, List.of(entry(null, "a"), new Entry(null, broken))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.append(MERCHANT, List.of(entry(null, "a"), entry(tooLong, "a"))))
        .withMessageContaining("301");
    assertThat(log.head(MERCHANT).n()).isZero();
  }

  @Test
  void aPageHoldsAThousandEventsAtMost() throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      entries.add(entry(null, "po" + i));
    }
    log.append(MERCHANT, entries);

    try (Tail tail = log.follow(MERCHANT, before(1))) {
      assertThat(tail.next(Duration.ZERO)).hasSize(1_000);
      assertThat(tail.next(Duration.ZERO)).hasSize(500);
      assertThat(tail.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void whoWaitsAtTheHeadIsWokenByAnAppendAndByClosing() throws Exception {
    Tail tail = log.follow(MERCHANT, log.head(MERCHANT));
    CompletableFuture<List<? extends Heard>> first = next(tail);
    log.append("m_2", List.of(entry(null, "other")));
    log.append(MERCHANT, List.of(entry(null, "a")));

    assertThat(first.join()).extracting(it -> it.event().poId()).containsExactly("a");

    CompletableFuture<List<? extends Heard>> second = next(tail);
    tail.close();
    assertThat(second.join()).isEmpty();
  }

  @Test
  void aPlaceOfAnotherLogOrBeyondTheHeadIsSaidToBeOutOfReach() {
    log.append(MERCHANT, List.of(entry(null, "a")));

    for (EventId place :
        List.of(
            EventId.of("another", 0),
            EventId.of(log.head(MERCHANT).log(), 2),
            new EventId(log.head(MERCHANT).log(), 5, 1))) {
      assertThatThrownBy(() -> log.follow(MERCHANT, place).next(Duration.ZERO))
          .isInstanceOf(LogDoesNotReachBack.class);
    }
  }

  @Test
  void theNewestCheckpointIsKeptAcrossReopening() {
    log.append(MERCHANT, List.of(entry(null, "a"), entry(null, "b")));
    assertThat(log.checkpoint(MERCHANT)).isEmpty();
    log.keepCheckpoint(MERCHANT, new Checkpoint(before(2), new byte[] {1}));
    log.keepCheckpoint(MERCHANT, new Checkpoint(before(3), new byte[] {2, 3}));
    reopen();

    Checkpoint kept = log.checkpoint(MERCHANT).orElseThrow();
    assertThat(kept.at()).isEqualTo(before(3));
    assertThat(kept.board()).containsExactly(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.keepCheckpoint(MERCHANT, new Checkpoint(before(4), new byte[0])));
  }

  @Test
  void aClosedLogRefusesToAppend() {
    log.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> log.append(MERCHANT, List.of(entry(null, "a"))))
        .withMessageContaining("closed");
  }

  /** The place right before number {@code n}. */
  private EventId before(long n) {
    return EventId.of(log.head(MERCHANT).log(), n - 1);
  }

  private void reopen() {
    close();
    open();
  }

  private static CompletableFuture<List<? extends Heard>> next(Tail tail) {
    CompletableFuture<List<? extends Heard>> page = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                page.complete(tail.next(Duration.ofSeconds(10)));
              } catch (Exception e) {
                page.completeExceptionally(e);
              }
            });
    return page;
  }
}
