package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.bus.redis.RedisEventLog;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.WatchedRedis;
import io.lettuce.core.Range;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A failover by sentinels: gateways go on at the new master, and nothing is lost silently. */
@Timeout(120)
class RedisSentinelTest {
  private static final String STREAM = "merchant:local:events";
  private static final Duration FAILOVER = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void killedInABurstTheMasterIsFollowedByItsReplicaAndReadersReadAllOfItOnce() throws Exception {
    try (WatchedRedis redis = WatchedRedis.start(folder);
        RedisGateway one = new RedisGateway(redis.url());
        RedisGateway two = new RedisGateway(redis.url());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream atTwo = two.stream("Last-Event-ID: " + two.log().head(RedisGateway.MERCHANT))) {
      Burst burst = new Burst(one.log(), RedisGateway.MERCHANT);
      Future<?> publishing = threads.submit(burst::run);
      await().until(() -> burst.stored().size() > 200);
      redis.first().kill();
      int before = burst.stored().size();
      Future<List<Stream.Block>> read = threads.submit(() -> blocksUpToEnd(atTwo));
      await().until(() -> two.get("/health/ready").statusCode() == 503);
      await().atMost(FAILOVER).until(() -> burst.stored().size() > before + 200);
      await().atMost(FAILOVER).until(() -> two.get("/health/ready").statusCode() == 200);
      burst.end();
      publishing.get();
      String log = appendWhenItIsThere(one, "end").log();

      List<Stream.Block> blocks = read.get();
      List<String> truth =
          redis.second().ask(it -> it.xrange(STREAM, Range.unbounded())).stream()
              .map(it -> log + "-" + it.getId())
              .toList();
      assertThat(truth).hasSizeGreaterThan(400);
      int reset = blocks.stream().map(Stream.Block::event).toList().lastIndexOf("reset");
      List<String> ids =
          blocks.subList(reset + 1, blocks.size()).stream()
              .filter(Stream.Block::isEvent)
              .map(Stream.Block::id)
              .toList();
      // The replica may have lacked what readers had read: then they were told.
      assertThat(ids).isEqualTo(reset < 0 ? truth : tail(truth, ids.size()));
      assertThat(WatchedRedis.isMaster(redis.second())).isTrue();
    }
  }

  @Test
  void whatTheNewMasterLacksThoughReadersHaveReadItMakesTheLogANewOne() throws Exception {
    try (WatchedRedis redis = WatchedRedis.start(folder);
        RedisGateway one = new RedisGateway(redis.url());
        RedisGateway two = new RedisGateway(redis.url());
        Stream atOne = one.stream();
        Stream atTwo = two.stream()) {
      EventId kept = one.append(started("kept"));
      await().until(() -> redis.second().ask(it -> it.xlen(STREAM)) == 1);
      redis.endReplication();
      EventId lost = one.append(started("lost"));
      for (Stream stream : List.of(atOne, atTwo)) {
        assertThat(stream.events(2).getLast().id()).isEqualTo(lost.toString());
      }
      redis.first().kill();
      await().atMost(FAILOVER).until(() -> WatchedRedis.isMaster(redis.second()));
      appendWhenItIsThere(two, "fresh");

      for (Stream stream : List.of(atOne, atTwo)) {
        assertThat(stream.event().event()).isEqualTo("reset");
      }
      for (RedisGateway gateway : List.of(one, two)) {
        assertThat(gateway.log().head(RedisGateway.MERCHANT).log()).isNotEqualTo(kept.log());
        await()
            .ignoreExceptions()
            .untilAsserted(
                () ->
                    assertThat(gateway.snapshot().orders())
                        .extracting(Order::poId)
                        .containsExactlyInAnyOrder("kept", "fresh"));
      }
      try (Stream again = two.stream("Last-Event-ID: " + lost)) {
        assertThat(again.event().event()).isEqualTo("reset");
      }
    }
  }

  @Test
  void sentinelsMayAskForAPasswordOfTheirOwn() throws Exception {
    try (WatchedRedis redis = WatchedRedis.start(folder, "m@ster", "w@tch");
        RedisGateway gateway =
            new RedisGateway(
                "redis-sentinel://:m%40ster@" + redis.hosts() + "?sentinelPassword=w%40tch#tally");
        Stream stream = gateway.stream()) {
      EventId before = gateway.append(started("before"));
      await().until(() -> redis.second().ask(it -> it.xlen(STREAM)) == 1);
      redis.first().kill();
      EventId after = appendWhenItIsThere(gateway, "after");

      assertThat(stream.events(2))
          .extracting(Stream.Block::id)
          .containsExactly(before.toString(), after.toString());
    }
  }

  @Test
  void aPasswordThatSentinelsRefuseIsSaid() {
    try (WatchedRedis redis = WatchedRedis.start(folder, "m@ster", "w@tch")) {
      for (String watch : List.of("", "?sentinelPassword=wr0ng")) {
        try (RedisEventLog log =
            RedisEventLog.open(
                RedisAddress.parse(
                    "redis-sentinel://:m%40ster@" + redis.hosts() + watch + "#tally"),
                Clock.systemUTC(),
                Retention.ofEvents(1_000))) {
          await()
              .atMost(Duration.ofSeconds(20))
              .untilAsserted(
                  () ->
                      assertThatThrownBy(log::probe)
                          .hasMessageContaining("refused the user or the password")
                          .hasMessageNotContaining("wr0ng"));
        }
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void aMasterThatWakesTooLateIsLeftAlone() throws Exception {
    try (WatchedRedis redis = WatchedRedis.start(folder);
        RedisGateway gateway = new RedisGateway(redis.url());
        Stream stream = gateway.stream()) {
      List<String> ids = new ArrayList<>();
      ids.add(gateway.append(started("before")).toString());
      await().until(() -> redis.second().ask(it -> it.xlen(STREAM)) == 1);
      redis.first().freeze();
      await().atMost(FAILOVER).until(() -> WatchedRedis.isMaster(redis.second()));
      ids.add(appendWhenItIsThere(gateway, "meanwhile").toString());
      redis.first().thaw();
      ids.add(gateway.append(started("thawed")).toString());
      await().atMost(FAILOVER).until(() -> !WatchedRedis.isMaster(redis.first()));
      ids.add(appendWhenItIsThere(gateway, "after").toString());

      assertThat(stream.events(4)).extracting(Stream.Block::id).isEqualTo(ids);
      long held = redis.second().ask(it -> it.xlen(STREAM));
      assertThat(held).isEqualTo(4);
    }
  }

  private static List<Stream.Block> blocksUpToEnd(Stream stream) throws Exception {
    List<Stream.Block> blocks = new ArrayList<>();
    do {
      blocks.add(stream.block());
    } while (!blocks.getLast().data().contains("\"end\""));
    return blocks;
  }

  private static List<String> tail(List<String> all, int length) {
    return all.subList(all.size() - length, all.size());
  }

  private static EventId appendWhenItIsThere(RedisGateway gateway, String poId) {
    return await()
        .atMost(FAILOVER)
        .ignoreException(Unavailable.class)
        .until(() -> gateway.append(started(poId)), it -> true);
  }
}
