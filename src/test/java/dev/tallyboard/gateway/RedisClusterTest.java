package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.ClusterRedis;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Merchants that are spread over the masters of a cluster. */
@Timeout(120)
class RedisClusterTest {
  private static final Duration FAILOVER = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private ClusterRedis redis;

  @BeforeEach
  void start() {
    redis = ClusterRedis.start(folder);
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  @Test
  void eachMerchantLivesWithOneMasterAndIsToldOfEverywhere() throws Exception {
    try (RedisGateway one = new RedisGateway(redis.url());
        RedisGateway two = new RedisGateway(redis.url())) {
      for (int master = 0; master < redis.masters().size(); master++) {
        String merchant = merchantOf(master);
        try (Stream stream =
            Stream.open(two.port(), "/api/realtime/events?merchantId=" + merchant)) {
          List<String> ids = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            ids.add(one.append(merchant, progress("po", i)).toString());
          }
          assertThat(stream.events(50)).extracting(Stream.Block::id).isEqualTo(ids);
          RedisProcess home = redis.masters().get(master);
          long held = home.ask(it -> it.xlen("merchant:" + merchant + ":events"));
          assertThat(held).isEqualTo(50);
          two.log()
              .keepCheckpoint(
                  merchant,
                  new Checkpoint(EventId.parse(ids.getLast()).orElseThrow(), new byte[1]));
          assertThat(one.log().checkpoint(merchant)).isPresent();
          for (RedisProcess any : redis.masters()) {
            any.ask(
                it ->
                    it.publish(
                        "merchant:" + merchant + ":progress",
                        "{\"poId\":\"bare\",\"stage\":\"ai_parsing\",\"progress\":1}"));
            assertThat(stream.event().data()).contains("bare");
          }
        }
      }
    }
  }

  @Test
  void killedInABurstAMasterIsFollowedByItsReplica() throws Exception {
    String merchant = merchantOf(0);
    try (RedisGateway one = new RedisGateway(redis.url());
        RedisGateway two = new RedisGateway(redis.url());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream stream =
            Stream.open(
                two.port(),
                "/api/realtime/events?merchantId=" + merchant,
                "Last-Event-ID: " + two.log().head(merchant))) {
      Burst burst = new Burst(one.log(), merchant);
      Future<?> publishing = threads.submit(burst::run);
      await().until(() -> burst.stored().size() > 200);
      redis.masters().getFirst().kill();
      int before = burst.stored().size();
      await().until(() -> two.get("/health/ready").statusCode() == 503);
      await().atMost(FAILOVER).until(() -> burst.stored().size() > before + 200);
      await().atMost(FAILOVER).until(() -> two.get("/health/ready").statusCode() == 200);
      burst.end();
      publishing.get();
      EventId end = one.append(merchant, started("end"));

      List<Stream.Block> blocks = stream.eventsUpTo(end.toString());
      int reset = blocks.stream().map(Stream.Block::event).toList().lastIndexOf("reset");
      List<String> ids =
          blocks.subList(reset + 1, blocks.size()).stream().map(Stream.Block::id).toList();
      List<String> truth =
          redis
              .replica()
              .ask(it -> it.xrange("merchant:" + merchant + ":events", Range.unbounded()))
              .stream()
              .map(it -> end.log() + "-" + it.getId())
              .toList();
      assertThat(truth).hasSizeGreaterThan(400);
      // The replica may have lacked what readers had read: then they were told.
      assertThat(ids)
          .isEqualTo(reset < 0 ? truth : truth.subList(truth.size() - ids.size(), truth.size()));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void frozenAMasterIsFollowedByItsReplicaAndTheOthersGoOnMeanwhile() throws Exception {
    String frozen = merchantOf(0);
    String well = merchantOf(1);
    try (RedisGateway gateway = new RedisGateway(redis.url());
        Stream atFrozen = Stream.open(gateway.port(), "/api/realtime/events?merchantId=" + frozen);
        Stream atWell = Stream.open(gateway.port(), "/api/realtime/events?merchantId=" + well)) {
      EventId before = gateway.append(frozen, started("before"));
      await().until(() -> redis.replica().ask(it -> it.dbsize()) > 0);
      redis.masters().getFirst().freeze();
      assertThat(gateway.append(well, started("po"))).isNotNull();
      assertThat(atWell.event().data()).contains("po");
      List<EventId> after = new ArrayList<>();
      await()
          .atMost(FAILOVER)
          .ignoreException(dev.tallyboard.bus.EventLog.Unavailable.class)
          .until(
              () ->
                  after.addAll(
                      gateway.log().append(frozen, List.of(new Entry("once", started("after"))))));
      redis.masters().getFirst().thaw();

      assertThat(atFrozen.events(2))
          .extracting(Stream.Block::id)
          .containsExactly(before.toString(), after.getFirst().toString());
    }
  }

  /** A merchant whom this master keeps. */
  private static String merchantOf(int master) {
    return IntStream.iterate(0, it -> it + 1)
        .mapToObj(it -> "m_" + it)
        .filter(it -> ClusterRedis.masterOf("merchant:" + it + ":events") == master)
        .findFirst()
        .orElseThrow();
  }
}
