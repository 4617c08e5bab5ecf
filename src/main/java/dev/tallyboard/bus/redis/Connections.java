package dev.tallyboard.bus.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two connections that are open, one for scripts and one that listens; both come back by themselves
 * when Redis closes them.
 */
final class Connections {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** A master that hangs says nothing of its successor. */
  private static final Duration TOPOLOGY = Duration.ofSeconds(5);

  /** Commands under way. Each is waited for, so that there are as many as threads that ask. */
  private static final int MAX_UNDER_WAY = 10_000;

  private final StatefulConnection<String, byte[]> asking;
  private final RedisClusterAsyncCommands<String, byte[]> commands;
  private final StatefulRedisPubSubConnection<String, String> listening;

  private Connections(
      StatefulConnection<String, byte[]> asking,
      RedisClusterAsyncCommands<String, byte[]> commands,
      StatefulRedisPubSubConnection<String, String> listening) {
    this.asking = asking;
    this.commands = commands;
    this.listening = listening;
  }

  static AbstractRedisClient client(
      RedisAddress address, ClientResources resources, Duration timeout) {
    for (RedisURI node : address.nodes()) {
      node.setTimeout(timeout);
      node.setClientName("tallyboard");
      node.getSentinels().forEach(it -> it.setTimeout(timeout));
    }
    SocketOptions socket = SocketOptions.builder().connectTimeout(timeout).keepAlive(true).build();
    if (address.isCluster()) {
      RedisClusterClient client = RedisClusterClient.create(resources, address.nodes());
      client.setOptions(
          ClusterClientOptions.builder()
              .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
              .requestQueueSize(MAX_UNDER_WAY)
              .timeoutOptions(TimeoutOptions.enabled(timeout))
              .socketOptions(socket)
              .sslOptions(address.ssl())
              .topologyRefreshOptions(
                  ClusterTopologyRefreshOptions.builder()
                      .enablePeriodicRefresh(TOPOLOGY)
                      .adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
                      .build())
              .build());
      return client;
    }
    RedisClient client = RedisClient.create(resources, address.nodes().getFirst());
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_UNDER_WAY)
            .timeoutOptions(TimeoutOptions.enabled(timeout))
            .socketOptions(socket)
            .sslOptions(address.ssl())
            .build());
    return client;
  }

  /** Connects; blocks for as long as the client's timeouts allow. */
  static Connections open(AbstractRedisClient client, RedisPubSubListener<String, String> ear) {
    StatefulConnection<String, byte[]> asking;
    RedisClusterAsyncCommands<String, byte[]> commands;
    if (client instanceof RedisClusterClient cluster) {
      var connection = cluster.connect(CODEC);
      asking = connection;
      commands = connection.async();
    } else {
      var connection = ((RedisClient) client).connect(CODEC);
      asking = connection;
      commands = connection.async();
    }
    try {
      StatefulRedisPubSubConnection<String, String> listening =
          client instanceof RedisClusterClient cluster
              ? cluster.connectPubSub()
              : ((RedisClient) client).connectPubSub();
      listening.addListener(ear);
      return new Connections(asking, commands, listening);
    } catch (RuntimeException e) {
      close(asking);
      throw e;
    }
  }

  RedisFuture<List<Object>> run(Script script, String[] keys, byte[]... arguments) {
    RedisScriptingAsyncCommands<String, byte[]> scripting = commands;
    return scripting.eval(script.text(), ScriptOutputType.MULTI, keys, arguments);
  }

  RedisFuture<Long> publish(String channel, byte[] message) {
    return commands.publish(channel, message);
  }

  /** A question to each server that keeps events. */
  List<RedisFuture<?>> ping() {
    if (asking instanceof StatefulRedisClusterConnection<String, byte[]> cluster) {
      // A ping would go to any node, and a cluster that has lost slots answers it.
      return cluster.getPartitions().stream()
          .flatMap(it -> someKey(it).stream())
          .<RedisFuture<?>>map(commands::xlen)
          .toList();
    }
    BaseRedisAsyncCommands<String, byte[]> base = commands;
    return List.of(base.ping());
  }

  RedisFuture<String> pingListening() {
    return listening.async().ping();
  }

  /** A key that a node of a cluster keeps; empty for one that keeps none. */
  private static Optional<String> someKey(RedisClusterNode node) {
    return node.is(NodeFlag.UPSTREAM) && !node.getSlots().isEmpty()
        ? IntStream.iterate(0, it -> it + 1)
            .mapToObj(it -> new Keys(Integer.toString(it)).stream())
            .filter(it -> node.hasSlot(SlotHash.getSlot(it)))
            .findFirst()
        : Optional.empty();
  }

  RedisFuture<Void> listenTo(String... channels) {
    return listening.async().subscribe(channels);
  }

  RedisFuture<Void> leave(String... channels) {
    return listening.async().unsubscribe(channels);
  }

  void close() {
    close(asking);
    close(listening);
  }

  /** Whether that succeeds is nobody's concern any more. */
  private static void close(StatefulConnection<?, ?> connection) {
    var _ = connection.closeAsync();
  }
}
