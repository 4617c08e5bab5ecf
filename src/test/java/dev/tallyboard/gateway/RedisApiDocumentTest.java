package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.bus.redis.RedisPublisher;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.event.Stage;
import dev.tallyboard.support.RedisProcess;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document describes what a publisher really leaves in Redis, all of it and nothing else. */
@Timeout(60)
class RedisApiDocumentTest {
  private static final String MERCHANT = "m_1";
  private static final Subject SUBJECT = new Subject("po", "wf", Stage.AI_PARSING);
  private static final Meta META = new Meta(1L, true, MERCHANT, "PO-1", "Northgate", 2);

  @TempDir private Path folder;

  private record Message(String channel, String payload) {}

  @Test
  void whatAPublisherSaysAndStoresIsAsItIsDescribed() throws Exception {
    BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    try (RedisProcess redis = RedisProcess.start(Files.createDirectory(folder.resolve("redis")));
        GatewayFixture gateway = GatewayFixture.open(folder.resolve("gateway"));
        RedisClient client = RedisClient.create(redis.url());
        RedisPublisher publisher =
            RedisPublisher.open(RedisAddress.parse(redis.url()), Clock.systemUTC())) {
      ApiSchemas schemas = ApiSchemas.of(gateway);
      var connection = client.connectPubSub();
      connection.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String pattern, String channel, String message) {
              heard.add(new Message(channel, message));
            }
          });
      connection.sync().psubscribe("*");
      await().until(() -> redis.ask(it -> it.pubsubNumpat()) == 1);
      for (Event event :
          List.of(
              new Progress(SUBJECT, 40.5, "m", META),
              new StageChanged(
                  SUBJECT,
                  "waiting",
                  "m",
                  new Upload("order.csv", 1L, List.of(Stage.AI_PARSING)),
                  META),
              new Completed(SUBJECT, 5, 95, META),
              new Failed(SUBJECT, "broken", META))) {
        publisher.publish(MERCHANT, event);
      }
      publisher.heartbeat(MERCHANT);

      Set<String> channels = new TreeSet<>();
      for (int i = 0; i < 5; i++) {
        Message message = heard.take();
        channels.add(assertDescribed(schemas, message));
      }
      List<StreamMessage<String, String>> stored =
          redis.ask(it -> it.xrange("merchant:m_1:events", Range.unbounded()));
      assertThat(stored).hasSize(4);
      for (StreamMessage<String, String> entry : stored) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        entry.getBody().forEach(fields::put);
        channels.add(
            assertDescribed(schemas, new Message("merchant:m_1:events", fields.toString())));
        schemas.assertValid(
            "asyncapi.json",
            payload(schemas, "merchant:{merchantId}:" + entry.getBody().get("kind")),
            entry.getBody().get("data"));
      }
      assertThat(channels).isEqualTo(described(schemas).keySet());
    }
  }

  private static String assertDescribed(ApiSchemas schemas, Message message) {
    String address = message.channel().replace(MERCHANT, "{merchantId}");
    String payload = payload(schemas, address);
    schemas.assertValid("asyncapi.json", payload, message.payload());
    Set<String> known = new TreeSet<>();
    JsonNode schema = schemas.at("asyncapi.json", "#" + payload);
    for (JsonNode part : schema.has("allOf") ? schema.get("allOf") : List.of(schema)) {
      schemas
          .resolved("asyncapi.json", part)
          .get("properties")
          .fieldNames()
          .forEachRemaining(known::add);
    }
    Set<String> told = new TreeSet<>();
    ApiSchemas.read(message.payload()).fieldNames().forEachRemaining(told::add);
    // The publisher's events say all that can be said.
    assertThat(told).as("%s", message).isEqualTo(known);
    return address;
  }

  /** Where the schema of what comes at an address stands. */
  private static String payload(ApiSchemas schemas, String address) {
    JsonNode channel = Objects.requireNonNull(described(schemas).get(address), address);
    String message =
        channel.get("messages").elements().next().get("$ref").textValue().substring(1) + "/payload";
    JsonNode payload = schemas.at("asyncapi.json", "#" + message);
    return payload.has("$ref") ? payload.get("$ref").textValue().substring(1) : message;
  }

  /** The channels of Redis by their addresses. */
  private static Map<String, JsonNode> described(ApiSchemas schemas) {
    Map<String, JsonNode> channels = new TreeMap<>();
    for (JsonNode channel : schemas.asyncApi().get("channels")) {
      if (channel.at("/servers/0/$ref").textValue().equals("#/servers/redis")) {
        channels.put(channel.get("address").textValue(), channel);
      }
    }
    return channels;
  }
}
