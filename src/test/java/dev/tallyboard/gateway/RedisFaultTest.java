package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.SilencedPort;
import io.lettuce.core.KillArgs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of gateways and their readers when Redis fails: never a silent loss. */
@Timeout(120)
class RedisFaultTest {
  private static final String[] DURABLE = {"--appendonly", "yes", "--appendfsync", "always"};

  private static final String CHANNEL = "merchant:local:progress";
  private static final String BARE = "{\"poId\":\"bare\",\"stage\":\"ai_parsing\",\"progress\":1}";

  @TempDir private Path folder;

  @Test
  void withoutRedisAGatewayStartsSaysWhatIsWrongAndServesAsSoonAsItIsThere() throws Exception {
    try (RedisProcess redis = RedisProcess.stopped(folder);
        RedisGateway gateway = new RedisGateway(redis)) {
      String address = "127.0.0.1:" + redis.port();
      for (String path :
          List.of("/api/realtime/snapshot", "/api/realtime/events", "/health/ready")) {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.body()).as(path).contains("Redis at " + address);
      }
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(post(gateway, "a").statusCode()).isEqualTo(503);

      redis.start();

      await().until(() -> gateway.get("/health/ready").statusCode() == 200);
      assertThat(post(gateway, "b").statusCode()).isEqualTo(202);
      assertThat(gateway.snapshot().orders()).extracting(Order::poId).containsExactly("b");
    }
  }

  @Test
  void killedInABurstAndStartedAgainItLosesNothingWhereItKeepsAnAppendOnlyFile() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder, DURABLE);
        RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream atTwo = two.stream()) {
      Burst burst = new Burst(one.log(), RedisGateway.MERCHANT);
      Future<?> publishing = threads.submit(burst::run);
      await().until(() -> burst.stored().size() > 200);
      redis.kill();
      int before = burst.stored().size();
      assertHeartbeatsGoOn(atTwo, Duration.ofSeconds(4));
      redis.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> burst.stored().size() > before + 200);
      burst.end();
      publishing.get();
      List<String> stored = burst.ids();

      assertThat(idsUpTo(atTwo, stored.getLast())).endsWith(stored.getLast());
      try (Stream again = two.stream("Last-Event-ID: " + stored.getFirst())) {
        assertThat(idsUpTo(again, stored.getLast())).isEqualTo(stored.subList(1, stored.size()));
      }
    }
  }

  @Test
  void aReaderThatStaysThroughAnOutageReadsEveryEventOnce() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder, DURABLE);
        RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream atTwo = two.stream("Last-Event-ID: " + two.log().head(RedisGateway.MERCHANT))) {
      Burst burst = new Burst(one.log(), RedisGateway.MERCHANT);
      Future<?> publishing = threads.submit(burst::run);
      for (int i = 0; i < 3; i++) {
        int before = burst.stored().size();
        await().atMost(Duration.ofSeconds(30)).until(() -> burst.stored().size() > before + 100);
        redis.kill();
        redis.start();
      }
      int before = burst.stored().size();
      await().atMost(Duration.ofSeconds(30)).until(() -> burst.stored().size() > before + 100);
      burst.end();
      publishing.get();
      List<String> stored = burst.ids();

      assertThat(idsUpTo(atTwo, stored.getLast())).isEqualTo(stored);
    }
  }

  @Test
  void startedAgainWithoutItsDataTheLogIsNewAndReadersAreReset() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      EventId old = gateway.append(started("old"));
      assertThat(stream.event().id()).isEqualTo(old.toString());
      redis.kill();
      redis.start();
      EventId fresh = appendWhenItIsThere(gateway, "fresh");

      assertThat(fresh.log()).isNotEqualTo(old.log());
      assertResetAndSnapshot(gateway, stream, "fresh");
      try (Stream again = gateway.stream("Last-Event-ID: " + old)) {
        assertThat(again.event().event()).isEqualTo("reset");
      }
    }
  }

  @Test
  void aFlushIsANewLogForEveryGateway() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis);
        Stream atOne = one.stream();
        Stream atTwo = two.stream()) {
      one.append(started("old"));
      atOne.event();
      atTwo.event();
      redis.ask(it -> it.flushall());
      one.append(started("fresh"));

      assertResetAndSnapshot(one, atOne, "fresh");
      assertResetAndSnapshot(two, atTwo, "fresh");
    }
  }

  @Test
  void aServerThatLacksTheTailMakesTheLogANewOne() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder, "--dbfilename", "tail.rdb");
        RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis);
        Stream atOne = one.stream();
        Stream atTwo = two.stream()) {
      EventId kept = one.append(started("kept"));
      redis.ask(it -> it.save());
      EventId lost = one.append(started("lost"));
      for (Stream stream : List.of(atOne, atTwo)) {
        assertThat(stream.events(2).getLast().id()).isEqualTo(lost.toString());
      }
      redis.kill();
      redis.start();

      assertThat(atOne.event().event()).isEqualTo("reset");
      assertThat(atTwo.event().event()).isEqualTo("reset");
      for (RedisGateway gateway : List.of(one, two)) {
        await()
            .ignoreExceptions()
            .untilAsserted(
                () ->
                    assertThat(gateway.snapshot().orders())
                        .extracting(Order::poId)
                        .containsExactly("kept"));
        assertThat(gateway.log().head(RedisGateway.MERCHANT).log())
            .isEqualTo(one.log().head(RedisGateway.MERCHANT).log())
            .isNotEqualTo(kept.log());
      }
      try (Stream again = two.stream("Last-Event-ID: " + lost)) {
        assertThat(again.event().event()).isEqualTo("reset");
      }
    }
  }

  @Test
  void whileItIsFrozenHeartbeatsGoOnAndNothingIsLostOrStoredTwice() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      EventId first = gateway.append(started("first"));
      assertThat(stream.event().id()).isEqualTo(first.toString());
      redis.freeze();
      HttpResponse<String> unknown = post(gateway, "frozen");
      HttpResponse<String> refused = post(gateway, "later");
      assertHeartbeatsGoOn(stream, Duration.ofSeconds(3));
      assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(503);
      redis.thaw();

      // It was asked, and whether it has done so nobody knew.
      assertThat(unknown.statusCode()).isEqualTo(504);
      assertThat(unknown.body()).contains("not known");
      assertThat(refused.statusCode()).isEqualTo(503);
      appendWhenItIsThere(gateway, "thawed");
      List<String> data = new ArrayList<>();
      do {
        data.add(stream.event().data());
      } while (!data.getLast().contains("thawed"));
      assertThat(data).filteredOn(it -> it.contains("frozen")).hasSizeLessThan(2);
      assertThat(data).filteredOn(it -> it.contains("later")).isEmpty();
      // The connections that hung were replaced, and what was listened to is again.
      await().until(() -> listeners(redis) == 1);
      redis.ask(it -> it.publish(CHANNEL, BARE));
      assertThat(stream.event().data()).contains("bare");
    }
  }

  @Test
  void aSubscriberThatRedisCutsIsBackAndMissesNothing() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ids.add(gateway.append(progress("po", i)).toString());
        redis.ask(it -> it.clientKill(KillArgs.Builder.typePubsub()));
        ids.add(gateway.append(progress("po", i)).toString());
      }
      assertThat(stream.events(20)).extracting(Stream.Block::id).isEqualTo(ids);
      await().until(() -> redis.ask(it -> it.pubsubChannels()).contains("merchant:local:progress"));
    }
  }

  /** Stored events come by looking every 2 s; others would never come again. */
  @Test
  void aConnectionThatListensAndHearsNothingMoreIsReplaced() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        SilencedPort port = SilencedPort.before(redis.port(), "SUBSCRIBE");
        RedisGateway gateway = new RedisGateway("redis://127.0.0.1:" + port.port());
        Stream stream = gateway.stream()) {
      await().until(() -> listeners(redis) == 1);
      port.silence();

      await().atMost(Duration.ofSeconds(30)).until(() -> port.speakers() == 2);
      await().until(() -> listeners(redis) == 1);
      redis.ask(it -> it.publish(CHANNEL, BARE));
      assertThat(stream.event().data()).contains("bare");
    }
  }

  @Test
  void commandsThatAreCutOffAreSentAgainAndStoredOnce() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisGateway gateway = new RedisGateway(redis);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      EventId start = EventId.beginning(gateway.log().head(RedisGateway.MERCHANT).log());
      AtomicBoolean enough = new AtomicBoolean();
      Future<?> cutting =
          threads.submit(
              () -> {
                while (!enough.get()) {
                  redis.ask(it -> it.clientKill(KillArgs.Builder.typeNormal().skipme(true)));
                  await().pollDelay(Duration.ofMillis(400)).until(() -> true);
                }
              });
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        ids.add(gateway.append(progress("po", i % 100)).toString());
      }
      enough.set(true);
      cutting.get();

      try (Stream stream = gateway.stream("Last-Event-ID: " + start)) {
        assertThat(idsUpTo(stream, ids.getLast())).isEqualTo(ids);
      }
    }
  }

  private static long listeners(RedisProcess redis) {
    return redis.ask(it -> it.pubsubNumsub(CHANNEL)).get(CHANNEL);
  }

  private static EventId appendWhenItIsThere(RedisGateway gateway, String poId) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .ignoreException(Unavailable.class)
        .until(() -> gateway.append(started(poId)), it -> true);
  }

  private static void assertResetAndSnapshot(RedisGateway gateway, Stream stream, String poId)
      throws Exception {
    assertThat(stream.event().event()).isEqualTo("reset");
    await()
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(gateway.snapshot().orders())
                    .extracting(Order::poId)
                    .containsExactly(poId));
  }

  private static void assertHeartbeatsGoOn(Stream stream, Duration time) throws Exception {
    long begun = System.nanoTime();
    long last = begun;
    long longest = 0;
    while (System.nanoTime() - begun < time.toNanos()) {
      if (stream.block().isHeartbeat()) {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
      }
    }
    // Five of them are due in this time.
    assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(1));
  }

  private static List<String> idsUpTo(Stream stream, String last) throws Exception {
    return stream.eventsUpTo(last).stream().map(Stream.Block::id).toList();
  }

  private static HttpResponse<String> post(RedisGateway gateway, String poId) throws Exception {
    return gateway.post(
        "/api/realtime/events",
        "{\"event\":\"stage\",\"data\":{\"poId\":\""
            + poId
            + "\",\"stage\":\"ai_parsing\",\"status\":\"started\"}}");
  }
}
