package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.append;
import static dev.tallyboard.bus.redis.RedisFixture.beginning;
import static dev.tallyboard.bus.redis.RedisFixture.poIds;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.Tail.LogDoesNotReachBack;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.ScriptOutputType;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a follower knows of events that are published past the log. */
@Timeout(60)
class RedisTailTest {
  private static final String CHANNEL = "merchant:m_1:progress";

  /** How many of them one keeps until it reads. */
  private static final int KEPT = 10_000;

  @TempDir private static Path folder;
  private static RedisProcess redis;

  private RedisEventLog log;

  @BeforeAll
  static void startRedis() {
    redis = RedisProcess.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void openLog() {
    redis.ask(it -> it.flushall());
    log = RedisFixture.open(redis);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void moreThanItKeepsCountsAsMissed() throws Exception {
    try (Tail idle = listening();
        Tail busy = listening()) {
      redis.ask(
          it ->
              it.eval(
                  "for i = 1, ARGV[1] do redis.call('PUBLISH', KEYS[1], ARGV[2]) end",
                  ScriptOutputType.STATUS,
                  new String[] {CHANNEL},
                  Integer.toString(KEPT + 1),
                  payload("bare", "")));
      // Told to both, to this one last.
      assertThat(read(busy, KEPT + 1)).hasSize(KEPT + 1);
      assertThat(busy.mayHaveMissed()).isFalse();

      assertThat(read(idle, KEPT)).hasSize(KEPT);
      assertThat(idle.mayHaveMissed()).isTrue();
    }
  }

  @Test
  void oneThatBeginsToListenWhereAnotherDoesMayHaveMissedWhatThatOneHeard() throws Exception {
    try (Tail first = listening();
        Tail second = log.follow(MERCHANT, beginning(log))) {
      assertThat(second.next(Duration.ofMillis(100))).isEmpty();

      assertThat(second.mayHaveMissed()).isTrue();
      assertThat(second.mayHaveMissed()).isFalse();
      assertThat(first.mayHaveMissed()).isFalse();
    }
  }

  @Test
  void whatWasToldOfALogThatIsNoMoreIsNotTakenForNews() throws Exception {
    EventId old = append(log, "old").getFirst();
    try (Tail tail = log.follow(MERCHANT, EventId.beginning(old.log()))) {
      assertThat(read(tail, 1)).hasSize(1);
      redis.ask(it -> it.flushall());
      assertThatThrownBy(() -> tail.next(Duration.ofSeconds(10)))
          .isInstanceOf(LogDoesNotReachBack.class);
    }
    try (Tail tail = listening()) {
      publish(payload("old", ",\"eventId\":\"" + old + "\""));
      publish(payload("bare", ""));

      assertThat(poIds(read(tail, 1))).containsExactly("bare");
    }
  }

  /** One that hears all from now on, and has said so. */
  private Tail listening() {
    Tail tail = log.follow(MERCHANT, beginning(log));
    await()
        .until(
            () -> {
              assertThat(tail.next(Duration.ofMillis(50))).isEmpty();
              return tail.mayHaveMissed();
            });
    return tail;
  }

  private static void publish(String payload) {
    redis.ask(it -> it.publish(CHANNEL, payload));
  }

  private static String payload(String poId, String more) {
    return "{\"poId\":\"" + poId + "\",\"stage\":\"ai_parsing\",\"progress\":1" + more + "}";
  }
}
