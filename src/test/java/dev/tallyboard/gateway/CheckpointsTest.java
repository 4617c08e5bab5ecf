package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.EventId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final String MERCHANT = GatewayFixture.MERCHANT;

  private final CountDownLatch diskIsSlow = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private Database database;
  private LocalEventLog log;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = Database.open(folder, List.of(new EventLogSchema()));
    log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), 1_000_000);
  }

  @AfterEach
  void close() {
    log.close();
    database.close();
  }

  @Test
  void noEventWaitsForACheckpointHoweverLongItTakes() throws Exception {
    try (LiveBoard board =
        LiveBoard.open(new SlowToKeep(), MERCHANT, Clock.systemUTC(), new Metrics())) {
      append(1_000);
      await().until(() -> begun.get() == 1);
      EventId last = append(2_000);

      board.await(last);

      assertThat(begun).as("one at a time").hasValue(1);
      diskIsSlow.countDown();
    }
    assertThat(log.checkpoint(MERCHANT).orElseThrow().at()).isEqualTo(log.head(MERCHANT));
  }

  @Test
  void oneThatCouldNotBeKeptIsTriedAgainThoughNothingHappens() throws Exception {
    diskIsSlow.countDown();
    failures.set(1);
    try (LiveBoard board =
        LiveBoard.open(new SlowToKeep(), MERCHANT, Clock.systemUTC(), new Metrics())) {
      EventId last = append(1);
      board.await(last);

      await()
          .untilAsserted(
              () -> assertThat(log.checkpoint(MERCHANT)).map(Checkpoint::at).contains(last));
      assertThat(begun).hasValue(2);
    }
  }

  private EventId append(int events) {
    return log.append(
            MERCHANT, Collections.nCopies(events, new Entry(null, GatewayFixture.started("po"))))
        .getLast();
  }

  private final class SlowToKeep implements EventLog {
    @Override
    public void keepCheckpoint(String merchantId, Checkpoint checkpoint) {
      begun.incrementAndGet();
      if (failures.getAndDecrement() > 0) {
        throw new IllegalStateException("the disk is full");
      }
      try {
        diskIsSlow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      log.keepCheckpoint(merchantId, checkpoint);
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
    public Tail follow(String merchantId, EventId after) {
      return log.follow(merchantId, after);
    }

    @Override
    public Optional<Checkpoint> checkpoint(String merchantId) {
      return log.checkpoint(merchantId);
    }

    @Override
    public void probe() {}

    @Override
    public void close() {}
  }
}
