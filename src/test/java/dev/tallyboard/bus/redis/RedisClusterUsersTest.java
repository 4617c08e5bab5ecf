package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.CLOCK;
import static dev.tallyboard.bus.redis.RedisFixture.entry;
import static dev.tallyboard.bus.redis.RedisFixture.ids;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.ClusterRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that a user of its access control list uses, with as few rights as are enough. */
@Timeout(120)
class RedisClusterUsersTest {
  /** As the README has it. */
  private static final String RIGHTS = RedisUsersTest.RIGHTS + " +cluster|nodes";

  @TempDir private Path folder;
  private ClusterRedis redis;

  @BeforeEach
  void start() {
    redis =
        ClusterRedis.start(
            folder,
            ("--user tally on >s3cret "
                    + RIGHTS
                    + " --user blind on >s3cret "
                    + RedisUsersTest.RIGHTS)
                .split(" "));
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  @Test
  void theRightsOfTheManualAreEnoughForEachOfItsMasters() throws Exception {
    try (RedisEventLog log = open("tally:s3cret@")) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      for (int i = 0; i < 9; i++) {
        String merchant = "m_" + i;
        EventId start = EventId.beginning(log.head(merchant).log());
        try (Tail tail = log.follow(merchant, start)) {
          assertThat(tail.next(Duration.ofMillis(500))).isEmpty();
          List<EventId> ids = log.append(merchant, List.of(entry(null, "a"), entry(null, "b")));

          assertThat(ids(read(tail, 2))).isEqualTo(ids);
          log.keepCheckpoint(merchant, new Checkpoint(ids.getFirst(), new byte[1]));
          assertThat(log.checkpoint(merchant)).isPresent();
          log.heartbeat(merchant);
        }
      }
    }
  }

  @Test
  void aWrongPasswordAndARightThatIsMissingAreSaid() {
    assertSays("tally:wr0ng@", "refused the user or the password");
    assertSays("blind:s3cret@", "does not let this user");
  }

  private void assertSays(String who, String what) {
    try (RedisEventLog log = open(who)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThatThrownBy(log::probe)
                      .isInstanceOf(Unavailable.class)
                      .hasMessageContaining(what)
                      .hasMessageNotContaining("wr0ng")
                      .hasMessageNotContaining("s3cret"));
    }
  }

  private RedisEventLog open(String who) {
    return RedisEventLog.open(RedisAddress.parse(redis.url(who)), CLOCK, Retention.ofEvents(1_000));
  }
}
