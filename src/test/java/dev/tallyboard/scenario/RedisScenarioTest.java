package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Stored;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.bus.redis.RedisEventLog;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Gateway;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.support.HostileNetwork;
import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.Rounds;
import io.lettuce.core.KillArgs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two publishers, two gateways, a console at each, and a Redis that is killed, frozen and cut off:
 * in the end every board is what the log says. {@code -Dredis.seed} repeats one run.
 */
class RedisScenarioTest {
  private static final String MERCHANT = "m_1";
  private static final int STEPS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @Test
  void whateverBecomesOfRedisEveryBoardEqualsTheLog() throws Exception {
    Long only = Long.getLong("redis.seed");
    long first = only == null ? System.nanoTime() : only;
    int rounds = only == null ? Rounds.of(3, 100) : 1;
    try (RedisProcess redis =
            RedisProcess.start(folder, "--appendonly", "yes", "--appendfsync", "always");
        Served one = new Served(redis);
        Served two = new Served(redis)) {
      for (long seed = first; seed < first + rounds; seed++) {
        try {
          run(redis, one, two, new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
          throw new AssertionError("Repeat it with -Dredis.seed=" + seed, e);
        }
      }
    }
  }

  private static void run(RedisProcess redis, Served one, Served two, SplittableRandom random)
      throws Exception {
    RandomEvents events = new RandomEvents(random.split());
    try (HostileNetwork toOne = new HostileNetwork(one.gateway.port(), random.nextLong());
        HostileNetwork toTwo = new HostileNetwork(two.gateway.port(), random.nextLong());
        Troubled atOne = new Troubled(toOne.url(), MERCHANT, Clock.systemUTC());
        Troubled atTwo = new Troubled(toTwo.url(), MERCHANT, Clock.systemUTC())) {
      for (int step = 0; step < STEPS; step++) {
        for (Event event : events.next(1 + random.nextInt(40))) {
          append(random.nextBoolean() ? one : two, event);
        }
        switch (random.nextInt(10)) {
          case 0 -> {
            redis.kill();
            redis.start();
          }
          case 1 -> {
            redis.freeze();
            toOne.awaitRequest(Duration.ofMillis(random.nextInt(600)));
            redis.thaw();
          }
          case 2 -> redis.ask(it -> it.clientKill(KillArgs.Builder.typePubsub()));
          case 3, 4 -> redis.ask(it -> it.clientKill(KillArgs.Builder.typeNormal().skipme(true)));
          case 5 -> toOne.cutAll();
          case 6 -> toTwo.cutAll();
          default -> {}
        }
      }
      EventId head = append(one, events.next(1).getFirst());
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                atOne.actIfAsked();
                atTwo.actIfAsked();
                return atOne.isLiveAt(head) && atTwo.isLiveAt(head);
              });
      Snapshot truth = truth(one.log);
      for (Troubled console : List.of(atOne, atTwo)) {
        assertThat(console.board().lastEventId()).isEqualTo(truth.lastEventId());
        assertThat(console.board().orders()).isEqualTo(truth.orders());
        assertThat(console.board().pipeline()).isEqualTo(truth.pipeline());
        assertThat(console.board().activity()).isEqualTo(truth.activity());
        console.assertNothingWasDoubledOrSilentlyLost(_ -> true);
      }
    }
  }

  /** Under one key until it is stored, as the workflow's relay does. */
  private static EventId append(Served by, Event event) {
    Entry entry = new Entry("key-" + by.keys++ + "-" + by.gateway.port(), event);
    List<EventId> ids = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreException(Unavailable.class)
        .until(() -> ids.addAll(by.log.append(MERCHANT, List.of(entry))));
    return ids.getFirst();
  }

  private static Snapshot truth(RedisEventLog log) throws Exception {
    Board board = new Board(MERCHANT);
    try (Tail tail = log.follow(MERCHANT, EventId.beginning(log.head(MERCHANT).log()))) {
      for (List<? extends Heard> page = tail.next(Duration.ZERO);
          !page.isEmpty();
          page = tail.next(Duration.ZERO)) {
        for (Heard heard : page) {
          board.apply(((Stored) heard).id().toString(), heard.event());
        }
      }
    }
    return board.snapshot(0);
  }

  private static final class Served implements AutoCloseable {
    private final RedisEventLog log;
    private final Gateway gateway;
    private int keys;

    Served(RedisProcess redis) {
      log =
          RedisEventLog.open(
              RedisAddress.parse(redis.url()), Clock.systemUTC(), Retention.ofEvents(1_000_000));
      gateway =
          Gateway.start(
              GatewaySettings.at("127.0.0.1", 0).withHeartbeat(Duration.ofMillis(100)),
              log,
              Optional.empty(),
              Access.open(MERCHANT),
              Clock.systemUTC());
    }

    @Override
    public void close() {
      gateway.close();
      log.close();
    }
  }
}
