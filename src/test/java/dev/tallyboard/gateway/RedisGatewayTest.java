package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.KillArgs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways on one Redis, and programs that publish past them. */
@Timeout(60)
class RedisGatewayTest {
  private static final String CHANNEL = "merchant:local:progress";

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
  void aReaderThatMovesToAnotherGatewayResumesExactly() throws Exception {
    List<String> read = new ArrayList<>();
    List<String> appended = new ArrayList<>();
    try (RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis)) {
      RedisGateway here = one;
      String cursor = one.log().head(RedisGateway.MERCHANT).toString();
      for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 30; i++) {
          appended.add((i % 2 == 0 ? one : two).append(started("po" + i)).toString());
        }
        try (Stream stream = here.stream("Last-Event-ID: " + cursor)) {
          for (int i = 0; i < 15; i++) {
            appended.add((i % 3 == 0 ? one : two).append(progress("po" + i, round)).toString());
          }
          stream
              .eventsUpTo(appended.get(appended.size() - 1 - round % 10))
              .forEach(it -> read.add(it.id()));
        }
        cursor = read.getLast();
        here = here == one ? two : one;
      }
      try (Stream stream = here.stream("Last-Event-ID: " + cursor)) {
        stream.eventsUpTo(appended.getLast()).forEach(it -> read.add(it.id()));
      }
      assertThat(read).isEqualTo(appended);
      await()
          .untilAsserted(
              () -> assertThat(one.snapshot().orders()).isEqualTo(two.snapshot().orders()));
    }
  }

  @Test
  void anEventPublishedPastTheLogIsToldWithoutAnIdAndFoldedByEveryGateway() throws Exception {
    try (RedisGateway one = new RedisGateway(redis);
        RedisGateway two = new RedisGateway(redis);
        Stream atOne = one.stream();
        Stream atTwo = two.stream()) {
      EventId stored = one.append(started("a"));
      awaitListening(2);
      publish("{\"poId\":\"b\",\"workflowId\":\"wf\",\"stage\":\"ai_parsing\",\"progress\":40}");
      for (Stream stream : List.of(atOne, atTwo)) {
        assertThat(stream.event().id()).isEqualTo(stored.toString());
        Stream.Block bare = stream.event();
        assertThat(bare.id()).isEmpty();
        assertThat(bare.event()).isEqualTo("progress");
        assertThat(bare.data())
            .contains("\"poId\":\"b\"", "\"progress\":40", "\"timestamp\":", "\"stamped\":true");
      }
      for (RedisGateway gateway : List.of(one, two)) {
        assertThat(gateway.snapshot().lastEventId()).isEqualTo(stored.toString());
        assertThat(gateway.snapshot().orders()).extracting(Order::poId).contains("a", "b");
      }
      EventId next = two.append(started("c"));
      assertThat(atOne.event().id()).isEqualTo(next.toString());
    }
  }

  @Test
  void aStoredEventIsToldOnceThoughItsChannelTellsItToo() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      awaitListening(1);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        ids.add(gateway.append(progress("po", i % 100)).toString());
      }
      assertThat(stream.events(200)).extracting(Stream.Block::id).isEqualTo(ids);
    }
  }

  @Test
  void aMessageOfAnotherRedisThatABridgeRepeatsIsToldAsWell() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      awaitListening(1);
      publish(
          "{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":1,"
              + "\"eventId\":\"0123456789ab-1697097615000-0\"}");

      assertThat(stream.event().data()).contains("\"poId\":\"b\"");
    }
  }

  @Test
  void whatIsNoEventOrOfAnotherMerchantIsPassedOver() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      awaitListening(1);
      publish("nonsense");
      // No reader takes an event of more than 1 MiB, of whatever characters.
      publish(
          "{\"poId\":\"%s\",\"stage\":\"ai_parsing\",\"progress\":1}"
              .formatted("\u2603".repeat(400_000)));
      publish("{\"poId\":\"a\",\"stage\":\"ai_parsing\",\"progress\":1,\"merchantId\":\"m_2\"}");
      redis.ask(it -> it.xadd("merchant:local:events", "by", "another program"));
      publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":1}");

      assertThat(stream.event().data()).contains("\"poId\":\"b\"");
      EventId next = gateway.append(started("c"));
      assertThat(stream.event().id()).isEqualTo(next.toString());
    }
  }

  @Test
  void whoMayHaveMissedAnEventWithoutAnIdGetsAllOthersAndIsThenSentToASnapshot() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis)) {
      EventId before;
      EventId behind;
      try (Stream stream = gateway.stream()) {
        awaitListening(1);
        publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":40}");
        stream.events(1);
        before = gateway.append(started("a"));
        behind = gateway.append(started("c"));
        stream.events(2);
        publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":45}");
        stream.events(1);
      }
      EventId last = gateway.append(started("d"));

      try (Stream stream = gateway.stream("Last-Event-ID: " + before)) {
        assertThat(stream.events(2))
            .extracting(Stream.Block::id)
            .containsExactly(behind.toString(), last.toString());
        assertThat(stream.event()).isEqualTo(new Stream.Block(last.toString(), "reset", "{}"));
        publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":50}");
        assertThat(stream.event().data()).contains("\"progress\":50");
      }
      try (Stream stream = gateway.stream("Last-Event-ID: " + last)) {
        assertThat(stream.event().event()).isEqualTo("reset"); // of the fifty percent
      }
      EventId end = gateway.append(started("e"));
      try (Stream stream = gateway.stream("Last-Event-ID: " + end)) {
        EventId next = gateway.append(started("f"));
        assertThat(stream.event().id()).isEqualTo(next.toString());
      }
    }
  }

  @Test
  void whoMayMissAnEventWithoutAnIdWhileRedisIsNotHeardIsSentToASnapshot() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      gateway.append(started("a"));
      awaitListening(1);
      publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":40}");
      EventId last = gateway.append(started("c"));
      stream.events(3);
      redis.ask(
          it -> {
            it.clientKill(KillArgs.Builder.typePubsub());
            return it.publish(CHANNEL, "{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":50}");
          });

      assertThat(stream.event()).isEqualTo(new Stream.Block(last.toString(), "reset", "{}"));
      EventId next = gateway.append(started("d"));
      assertThat(stream.event().id()).isEqualTo(next.toString());
      try (Stream fresh = gateway.stream()) {
        EventId told = gateway.append(started("e"));
        assertThat(fresh.event().id()).isEqualTo(told.toString());
      }
    }
  }

  @Test
  void aSubscriberThatRedisCutsForItsBufferMakesReadersAskForASnapshotToo() throws Exception {
    String limit =
        redis.ask(it -> it.configGet("client-output-buffer-limit")).values().iterator().next();
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      gateway.append(started("a"));
      awaitListening(1);
      publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":1}");
      stream.events(2);
      redis.ask(it -> it.configSet("client-output-buffer-limit", "pubsub 50000 50000 1"));
      String message = "x".repeat(100_000);
      redis.ask(it -> it.publish(CHANNEL, message));

      assertThat(stream.event().event()).isEqualTo("reset");
    } finally {
      redis.ask(it -> it.configSet("client-output-buffer-limit", limit));
    }
  }

  @Test
  void whereNobodyPublishesPastTheLogNothingIsMissedAndNobodyIsReset() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis);
        Stream stream = gateway.stream()) {
      gateway.append(started("a"));
      awaitListening(1);
      redis.ask(it -> it.clientKill(KillArgs.Builder.typePubsub()));
      awaitListening(1);
      EventId next = gateway.append(started("b"));

      assertThat(stream.events(2).getLast().id()).isEqualTo(next.toString());
    }
  }

  @Test
  void theTagOfASnapshotChangesWithAnEventThatHasNoId() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis)) {
      gateway.append(started("a"));
      String tag = tag(gateway);
      awaitListening(1);
      publish("{\"poId\":\"b\",\"stage\":\"ai_parsing\",\"progress\":40}");

      await().until(() -> !tag(gateway).equals(tag));
    }
  }

  @Test
  void aMerchantThatRedisCannotKeepIsABadRequest() throws Exception {
    try (RedisGateway gateway = new RedisGateway(redis)) {
      HttpResponse<String> answer = gateway.get("/api/realtime/snapshot?merchantId=a%7Bb");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("a brace");
    }
  }

  private static String tag(RedisGateway gateway) throws Exception {
    return gateway.get("/api/realtime/snapshot").headers().firstValue("ETag").orElseThrow();
  }

  private static void publish(String payload) {
    redis.ask(it -> it.publish(CHANNEL, payload));
  }

  private static void awaitListening(long gateways) {
    await().until(() -> redis.ask(it -> it.pubsubNumsub(CHANNEL)).get(CHANNEL) == gateways);
  }
}
