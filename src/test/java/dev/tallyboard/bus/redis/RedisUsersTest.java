package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.CLOCK;
import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.append;
import static dev.tallyboard.bus.redis.RedisFixture.beginning;
import static dev.tallyboard.bus.redis.RedisFixture.ids;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users of Redis' access control list: as few rights as the manual says are enough. */
@Timeout(60)
class RedisUsersTest {
  /** As the README has it. */
  static final String RIGHTS =
      "resetchannels ~merchant:* ~{merchant:* &merchant:* +ping +client|setname +eval +publish"
          + " +subscribe +unsubscribe +hget +hset +hdel +xadd +xrange +xrevrange +xlen"
          + " +xtrim +time";

  @TempDir private Path folder;
  private RedisProcess redis;

  @BeforeEach
  void start() {
    redis = RedisProcess.start(folder);
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  @Test
  void theRightsOfTheManualAreEnough() throws Exception {
    allow("tally", "on >secret " + RIGHTS);
    try (RedisEventLog log = open("tally:secret@")) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      try (Tail tail = log.follow(MERCHANT, beginning(log))) {
        assertThat(tail.next(Duration.ofSeconds(1))).isEmpty();
        await().until(() -> redis.ask(it -> it.pubsubChannels()).size() == 4);
        List<EventId> ids = append(log, "a", "b");
        assertThat(ids(read(tail, 2))).isEqualTo(ids);
        log.keepCheckpoint(MERCHANT, new Checkpoint(ids.getFirst(), new byte[1]));
        assertThat(log.checkpoint(MERCHANT)).isPresent();
        log.heartbeat(MERCHANT);
      }
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreToldApartFromARedisThatIsAway() {
    allow("tally", "on >secret " + RIGHTS);
    for (String who : List.of("tally:wr0ng@", "nobody:wr0ng@")) {
      try (RedisEventLog log = open(who)) {
        assertSays(log, "refused the user or the password");
      }
    }
  }

  @Test
  void aRightThatIsMissingIsSaid() {
    allow("reader", "on >secret " + RIGHTS + " -xadd");
    allow("deaf", "on >secret " + RIGHTS + " -eval");
    allow("elsewhere", "on >secret " + RIGHTS.replace("~merchant:*", "~other:*"));
    for (String who : List.of("reader", "deaf", "elsewhere")) {
      try (RedisEventLog log = open(who + ":secret@")) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
        assertThatThrownBy(() -> append(log, "a"))
            .as(who)
            .isInstanceOf(Unavailable.class)
            .hasMessageContaining("does not let this user");
      }
    }
  }

  @Test
  void whatWasStoredBeforeARightWasMissedIsNotCalledRefused() {
    allow("silent", "on >secret " + RIGHTS + " -publish");
    try (RedisEventLog log = open("silent:secret@")) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      assertThatThrownBy(() -> append(log, "a"))
          .isInstanceOfSatisfying(Unavailable.class, it -> assertThat(it.maybeDone()).isTrue());
    }
  }

  @Test
  void whoMayNotListenStillReadsWhatIsStoredAndListensAsSoonAsItMay() throws Exception {
    allow("deaf", "on >secret " + RIGHTS.replace("&merchant:*", "&other:*"));
    try (RedisEventLog log = open("deaf:secret@");
        RedisEventLog other = RedisFixture.open(redis);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      try (Tail tail = log.follow(MERCHANT, beginning(log))) {
        Future<List<? extends Heard>> next = threads.submit(() -> tail.next(Duration.ofMinutes(1)));
        await().until(() -> redis.ask(it -> it.info("commandstats")).contains("cmdstat_subscribe"));
        List<EventId> ids = append(other, "a");
        // It looks every 2 s, though nothing has rung.
        assertThat(ids(next.get(10, TimeUnit.SECONDS))).isEqualTo(ids);

        allow("deaf", "&merchant:*");
        await().until(() -> redis.ask(it -> it.pubsubChannels()).size() == 4);
      }
    }
  }

  @Test
  void aPasswordThatChangesDoesHarmOnlyToNewConnectionsAndIsThenSaid() {
    allow("tally", "on >secret " + RIGHTS);
    try (RedisEventLog log = open("tally:secret@")) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      allow("tally", "resetpass >another");
      append(log, "a");

      redis.ask(it -> it.clientKill(io.lettuce.core.KillArgs.Builder.user("tally")));
      assertSays(log, "refused the user or the password");

      allow("tally", "resetpass >secret");
      await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(log::probe);
      append(log, "b");
    }
  }

  @Test
  void whatRedisRefusesToAScriptIsSaidForWhatItIs() {
    try (RedisEventLog log = RedisFixture.open(redis)) {
      EventId last = append(log, "before").getFirst();
      redis.ask(it -> it.configSet("min-replicas-to-write", "1"));
      assertThatThrownBy(() -> append(log, "a")).hasMessageContaining("NOREPLICAS");
      redis.ask(it -> it.configSet("min-replicas-to-write", "0"));
      redis.ask(it -> it.configSet("maxmemory", "1000"));
      assertThatThrownBy(() -> append(log, "a")).hasMessageContaining("has no memory left");
      assertThat(log.head(MERCHANT)).isEqualTo(last);
      redis.ask(it -> it.configSet("maxmemory", "0"));
      redis.ask(it -> it.replicaof("127.0.0.1", 1));
      String connected = connections();
      assertThatThrownBy(() -> append(log, "a")).hasMessageContaining("is a replica");
      // Others may lead to the master: behind a name, or what sentinels say.
      await().until(() -> !connections().isEmpty() && !connections().equals(connected));
      redis.ask(it -> it.replicaofNoOne());
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(() -> !append(log, "a").isEmpty());
    }
  }

  /** Of the log, by their numbers. */
  private String connections() {
    return redis
        .ask(it -> it.clientList())
        .lines()
        .filter(it -> it.contains("name=tallyboard"))
        .map(it -> it.split(" ", 2)[0])
        .collect(Collectors.joining(" "));
  }

  private RedisEventLog open(String who) {
    return RedisEventLog.open(
        RedisAddress.parse("redis://" + who + "127.0.0.1:" + redis.port()),
        CLOCK,
        Retention.ofEvents(1_000));
  }

  private static void assertSays(RedisEventLog log, String what) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatThrownBy(log::probe)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(what)
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("wr0ng"));
  }

  /** Rules as an administrator types them. */
  private void allow(String user, String rules) {
    redis.ask(
        it ->
            it.dispatch(
                CommandType.ACL,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8)
                    .addValues(
                        Stream.concat(Stream.of("SETUSER", user), Arrays.stream(rules.split(" ")))
                            .toList())));
  }
}
