package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.CLOCK;
import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.NOW;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.bus.EventLog.Heard;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisPublisherTest {
  @TempDir private Path folder;

  @Test
  void whatAProgramTellsOfItsWorkIsStoredInItsOrder() throws Exception {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisEventLog log = RedisFixture.open(redis);
        RedisPublisher publisher = RedisPublisher.open(RedisAddress.parse(redis.url()), CLOCK)) {
      EventId start = RedisFixture.beginning(log);
      List<EventId> ids =
          List.of(
              publisher.stage(MERCHANT, "po", "wf", Stage.AI_PARSING, "started", "Reading"),
              publisher.progress(MERCHANT, "po", "wf", Stage.AI_PARSING, 40, null),
              publisher.completion(MERCHANT, "po", "wf", Stage.AI_PARSING, 5, 95),
              publisher.error(MERCHANT, "po", "wf", Stage.DATABASE_SAVE, "no room"));

      List<Heard> stored = read(log.follow(MERCHANT, start), 4);

      assertThat(RedisFixture.ids(stored)).isEqualTo(ids);
      String stamp = ",\"timestamp\":" + NOW + ",\"stamped\":true}";
      assertThat(stored)
          .extracting(it -> it.event().kind().wireName() + EventCodec.encode(it.event()))
          .containsExactly(
              "stage{\"stage\":\"ai_parsing\",\"poId\":\"po\",\"workflowId\":\"wf\","
                  + "\"status\":\"started\",\"message\":\"Reading\""
                  + stamp,
              "progress{\"poId\":\"po\",\"workflowId\":\"wf\",\"stage\":\"ai_parsing\","
                  + "\"progress\":40"
                  + stamp,
              "completion{\"stage\":\"ai_parsing\",\"poId\":\"po\",\"workflowId\":\"wf\","
                  + "\"lineItems\":5,\"confidence\":95"
                  + stamp,
              "error{\"stage\":\"database_save\",\"poId\":\"po\",\"workflowId\":\"wf\","
                  + "\"error\":\"no room\""
                  + stamp);
    }
  }

  @Test
  void aHeartbeatIsToldAndStoredNowhere() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisPublisher publisher = RedisPublisher.open(RedisAddress.parse(redis.url()), CLOCK)) {
      RedisClient client = RedisClient.create(redis.url());
      try (var connection = client.connectPubSub()) {
        connection.addListener(
            new RedisPubSubAdapter<>() {
              @Override
              public void message(String channel, String message) {
                heard.complete(message);
              }
            });
        connection.sync().subscribe("merchant:m_1:heartbeat");
        publisher.heartbeat(MERCHANT);

        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("{\"timestamp\":" + NOW + "}");
      } finally {
        client.shutdown();
      }
      List<String> keys = redis.ask(it -> it.keys("*"));
      assertThat(keys).isEmpty();
    }
  }

  @Test
  void itLeavesTheTrimmingToTheGateways() {
    try (RedisProcess redis = RedisProcess.start(folder);
        RedisEventLog gateways = RedisFixture.open(redis, Retention.ofEvents(10));
        RedisPublisher publisher = RedisPublisher.open(RedisAddress.parse(redis.url()), CLOCK)) {
      List<EventId> ids = RedisFixture.append(gateways, 9);
      gateways.keepCheckpoint(MERCHANT, new Checkpoint(ids.getLast(), new byte[] {1}));
      EventId last = null;
      for (int i = 0; i < 50; i++) {
        last = publisher.progress(MERCHANT, "po", null, Stage.AI_PARSING, i, null);
      }
      long before = redis.ask(it -> it.xlen("merchant:m_1:events"));
      gateways.keepCheckpoint(MERCHANT, new Checkpoint(last, new byte[] {1}));
      long after = redis.ask(it -> it.xlen("merchant:m_1:events"));

      assertThat(before).isEqualTo(59);
      assertThat(after).isEqualTo(10);
    }
  }

  @Test
  void withoutRedisItSaysSoInTimeAndThatNothingWasStored() {
    try (RedisProcess redis = RedisProcess.stopped(folder);
        RedisPublisher publisher = RedisPublisher.open(RedisAddress.parse(redis.url()), CLOCK)) {
      assertThatThrownBy(() -> publisher.progress(MERCHANT, "po", null, Stage.AI_PARSING, 1, null))
          .isInstanceOfSatisfying(Unavailable.class, it -> assertThat(it.maybeDone()).isFalse())
          .hasMessageContaining("127.0.0.1:" + redis.port());
    }
  }
}
