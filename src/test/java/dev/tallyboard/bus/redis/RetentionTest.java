package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.append;
import static dev.tallyboard.bus.redis.RedisFixture.beginning;
import static dev.tallyboard.bus.redis.RedisFixture.entry;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir private static Path folder;
  private static RedisProcess redis;

  @BeforeAll
  static void startRedis() {
    redis = RedisProcess.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void forgetAll() {
    redis.ask(it -> it.flushall());
  }

  @Test
  void withoutACheckpointNothingIsTrimmed() throws Exception {
    try (RedisEventLog log = RedisFixture.open(redis, Retention.ofEvents(10))) {
      EventId start = beginning(log);
      append(log, 50);

      assertThat(read(log.follow(MERCHANT, start), 50)).hasSize(50);
    }
  }

  @Test
  void trimmingKeepsWhatIsAskedForAndNeverPassesTheCheckpoint() throws Exception {
    try (RedisEventLog log = RedisFixture.open(redis, Retention.ofEvents(10))) {
      EventId start = beginning(log);
      List<EventId> ids = append(log, 50);
      checkpoint(log, ids.get(29));

      assertThat(stored()).isEqualTo(21);
      assertThat(read(log.follow(MERCHANT, ids.get(29)), 20)).hasSize(20);
      assertOutOfReach(log, start);
      assertOutOfReach(log, ids.get(0));
      assertOutOfReach(log, ids.get(28));

      checkpoint(log, ids.get(49));
      assertThat(stored()).isEqualTo(10);
      assertThat(log.head(MERCHANT)).isEqualTo(ids.get(49));
    }
  }

  @Test
  void whatIsTooOldGoesWithTheNextEvent() {
    try (RedisEventLog log =
        RedisFixture.open(redis, new Retention(1_000, Duration.ofSeconds(1)))) {
      List<EventId> ids = append(log, 50);
      checkpoint(log, ids.get(40));
      assertThat(stored()).isEqualTo(50);

      await()
          .untilAsserted(
              () -> {
                append(log, 1);
                assertThat(stored()).isLessThan(50);
              });
      assertThat(log.checkpoint(MERCHANT)).map(Checkpoint::at).contains(ids.get(40));
      assertOutOfReach(log, ids.get(39));
    }
  }

  @Test
  void aKeyIsForgottenWithItsEvent() {
    try (RedisEventLog log = RedisFixture.open(redis, Retention.ofEvents(1))) {
      List<EventId> ids =
          log.append(MERCHANT, List.of(entry("k1", "a"), entry(null, "b"), entry("k3", "c")));
      checkpoint(log, ids.get(2));
      long keys = redis.ask(it -> it.hlen("{merchant:m_1:events}:keys"));

      assertThat(keys).isEqualTo(1);
      assertThat(log.append(MERCHANT, List.of(entry("k3", "c")))).containsExactly(ids.get(2));
      assertThat(log.append(MERCHANT, List.of(entry("k1", "a")))).doesNotContain(ids.get(0));
    }
  }

  @Test
  void aPlaceThatWasTrimmedDoesNotMakeTheLogANewOne() throws Exception {
    try (RedisEventLog log = RedisFixture.open(redis, Retention.ofEvents(10))) {
      EventId start = beginning(log);
      append(log, 5);
      List<EventId> read = RedisFixture.ids(read(log.follow(MERCHANT, start), 5));
      try (RedisEventLog other = RedisFixture.open(redis, Retention.ofEvents(10))) {
        List<EventId> more = append(other, 50);
        checkpoint(other, more.getLast());
      }
      assertOutOfReach(log, read.getLast());

      assertThat(log.head(MERCHANT).log()).isEqualTo(start.log());
    }
  }

  private static void assertOutOfReach(RedisEventLog log, EventId place) {
    assertThatThrownBy(() -> log.follow(MERCHANT, place).next(Duration.ZERO))
        .isInstanceOf(LogDoesNotReachBack.class);
  }

  private static long stored() {
    return redis.ask(it -> it.xlen("merchant:m_1:events"));
  }

  private static void checkpoint(RedisEventLog log, EventId at) {
    log.keepCheckpoint(MERCHANT, new Checkpoint(at, new byte[] {1}));
  }
}
