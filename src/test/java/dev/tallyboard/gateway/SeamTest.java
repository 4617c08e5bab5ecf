package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.ReadingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The seam between replay and live where one of its sides is held up: no gap and no double. */
@Timeout(60)
class SeamTest {
  /** More than the gateway holds in memory for those who are nearly live. */
  private static final int MANY = Ring.CAPACITY + 300;

  @TempDir private Path folder;
  private final Gate boards = new Gate("board-");
  private final Gate replays = new Gate("replay-");
  private final Gate loops = new Gate("vert.x-eventloop");

  /** The last event that the board has folded. */
  private final AtomicReference<EventId> folded = new AtomicReference<>();

  /** What the board hears right before the next that is stored. */
  private final Queue<EventLog.Heard> pastTheLog = new ConcurrentLinkedQueue<>();

  private Database database;
  private LocalEventLog log;
  private Gateway gateway;

  /** Holds up threads of a name for as long as it is shut. */
  private static final class Gate {
    private final String threads;
    private final AtomicReference<CountDownLatch> shut =
        new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger waiting = new AtomicInteger();

    Gate(String threads) {
      this.threads = threads;
    }

    void shut() {
      shut.set(new CountDownLatch(1));
    }

    void open() {
      shut.get().countDown();
    }

    void pass() {
      if (!Thread.currentThread().getName().startsWith(threads)) {
        return;
      }
      waiting.incrementAndGet();
      try {
        assertThat(shut.get().await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        waiting.decrementAndGet();
      }
    }

    void awaitWaiting() {
      await().until(() -> waiting.get() == 1);
    }
  }

  @BeforeEach
  void start() {
    database = Database.open(folder, List.of(new EventLogSchema()));
    log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), 1_000_000);
    startGateway();
  }

  private void startGateway() {
    Clock clock =
        new ReadingClock(
            () -> {
              loops.pass();
              return System.currentTimeMillis();
            });
    gateway =
        Gateway.start(
            GatewayFixture.SETTINGS, new HeldUp(), Optional.empty(), Access.open(MERCHANT), clock);
  }

  @AfterEach
  void stop() {
    List.of(boards, replays, loops).forEach(Gate::open);
    gateway.close();
    log.close();
    database.close();
  }

  /** Behind a restart the gateway holds nothing in memory: the log is read up to its head. */
  @Test
  void aReplayThatIsAheadOfTheBoardTellsNothingTwice() throws Exception {
    EventId old = append(300);
    try (Stream stream = streamFromTheBeginning(old.log())) {
      stream.eventsUpTo(old.toString());
    }
    gateway.close();
    startGateway();
    replays.shut();
    try (Stream stream = streamFromTheBeginning(old.log())) {
      replays.awaitWaiting();
      boards.shut();
      EventId ahead = append(50);
      boards.awaitWaiting();
      replays.open();
      assertThat(numbers(stream, ahead)).containsExactlyElementsOf(range(1, ahead.n()));

      boards.open();
      EventId last = append(10);

      assertThat(numbers(stream, last)).containsExactlyElementsOf(range(ahead.n() + 1, last.n()));
    }
  }

  /** It is not in the log, and comes while the log is read beyond the place where it would lie. */
  @Test
  void whatAReplayPassesWithoutAnIdIsMadeUpForByAReset() throws Exception {
    EventId old = append(300);
    try (Stream stream = streamFromTheBeginning(old.log())) {
      stream.eventsUpTo(old.toString());
    }
    gateway.close();
    startGateway();
    replays.shut();
    try (Stream stream = streamFromTheBeginning(old.log())) {
      replays.awaitWaiting();
      pastTheLog.add(new EventLog.Unstored(GatewayFixture.started("bare")));
      EventId last = append(1);
      await().until(() -> last.equals(folded.get()));
      replays.open();

      assertThat(numbers(stream, last)).containsExactlyElementsOf(range(1, last.n()));
      assertThat(stream.event()).isEqualTo(new Stream.Block(last.toString(), "reset", "{}"));
      assertThat(stream.block().isHeartbeat()).isTrue();
    }
  }

  @Test
  void aLoopThatIsTooLateForWhatIsHeldInMemoryGoesBackToTheLog() throws Exception {
    String name = append(1).log();
    try (Stream stream = streamFromTheBeginning(name)) {
      assertThat(stream.event().id()).isEqualTo(name + "-1");
      loops.shut();
      loops.awaitWaiting();
      EventId last = append(MANY);
      await().until(() -> last.equals(folded.get()));

      loops.open();

      assertThat(numbers(stream, last)).containsExactlyElementsOf(range(2, last.n()));
      EventId live = append(1);
      assertThat(stream.event().id()).isEqualTo(live.toString());
    }
  }

  private Stream streamFromTheBeginning(String logName) throws IOException {
    return Stream.open(
        gateway.port(), "/api/realtime/events", "Last-Event-ID: " + EventId.beginning(logName));
  }

  private static List<Long> numbers(Stream stream, EventId upTo) throws IOException {
    return stream.eventsUpTo(upTo.toString()).stream()
        .map(it -> EventId.parse(it.id()).orElseThrow().n())
        .toList();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private EventId append(int events) {
    return log.append(
            MERCHANT,
            Collections.nCopies(events, new EventLog.Entry(null, GatewayFixture.started("po"))))
        .getLast();
  }

  /** The log, with gates: the board waits with what it has read, a replay before it reads. */
  private final class HeldUp implements EventLog {
    @Override
    public Tail follow(String merchantId, EventId after) {
      Tail tail = log.follow(merchantId, after);
      boolean isBoards = Thread.currentThread().getName().startsWith("board-");
      return new Tail() {
        private EventId read = after;

        @Override
        public List<? extends Heard> next(Duration patience)
            throws InterruptedException, LogDoesNotReachBack {
          if (isBoards) {
            folded.set(read);
          }
          replays.pass();
          List<? extends Heard> page = tail.next(patience);
          if (!page.isEmpty()) {
            boards.pass();
            read = ((Stored) page.getLast()).id();
          }
          return isBoards && !page.isEmpty() ? withWhatIsPastTheLog(page) : page;
        }

        @Override
        public void close() {
          tail.close();
        }
      };
    }

    private List<Heard> withWhatIsPastTheLog(List<? extends Heard> page) {
      List<Heard> all = new ArrayList<>(pastTheLog);
      pastTheLog.clear();
      all.addAll(page);
      return all;
    }

    @Override
    public List<EventId> append(String merchantId, List<Entry> entries) {
      return log.append(merchantId, entries);
    }

    @Override
    public EventId head(String merchantId) {
      return log.head(merchantId);
    }

    @Override
    public Optional<Checkpoint> checkpoint(String merchantId) {
      return log.checkpoint(merchantId);
    }

    @Override
    public void keepCheckpoint(String merchantId, Checkpoint checkpoint) {
      log.keepCheckpoint(merchantId, checkpoint);
    }

    @Override
    public void probe() {}

    @Override
    public void close() {}
  }
}
