package dev.tallyboard.support;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three masters that share the slots, and a replica of the first. */
public final class ClusterRedis implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<RedisProcess> masters = new ArrayList<>();
  private final RedisProcess replica;

  private ClusterRedis(Path folder, List<String> options) {
    for (int i = 0; i < MASTERS; i++) {
      masters.add(node(folder, "master" + i, options));
    }
    replica = node(folder, "replica", options);
  }

  /**
   * @param options of every server
   */
  public static ClusterRedis start(Path folder, String... options) {
    ClusterRedis cluster = new ClusterRedis(folder, List.of(options));
    try {
      cluster.form();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** As a gateway is told it. */
  public String url() {
    return url("");
  }

  /**
   * @param who with an at sign behind
   */
  public String url(String who) {
    return masters.stream()
        .map(it -> "127.0.0.1:" + it.port())
        .collect(Collectors.joining(",", "redis://" + who, ""));
  }

  /** Those that have slots from the beginning, in the slots' order. */
  public List<RedisProcess> masters() {
    return masters;
  }

  /** What the first master's place falls to. */
  public RedisProcess replica() {
    return replica;
  }

  /** Which of the masters a key is kept by, as long as none has fallen out. */
  public static int masterOf(String key) {
    return SlotHash.getSlot(key) * MASTERS / SlotHash.SLOT_COUNT;
  }

  @Override
  public void close() {
    replica.close();
    masters.forEach(RedisProcess::close);
  }

  private void form() {
    for (int i = 0; i < MASTERS; i++) {
      int number = i;
      int[] slots =
          IntStream.range(0, SlotHash.SLOT_COUNT)
              .filter(it -> it * MASTERS / SlotHash.SLOT_COUNT == number)
              .toArray();
      masters.get(i).ask(it -> it.clusterAddSlots(slots));
    }
    List<RedisProcess> others = new ArrayList<>(masters.subList(1, MASTERS));
    others.add(replica);
    for (RedisProcess other : others) {
      masters.getFirst().ask(it -> it.clusterMeet("127.0.0.1", other.port()));
    }
    String first = masters.getFirst().ask(it -> it.clusterMyId());
    // It can follow nobody whom it has not heard of.
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(RedisException.class)
        .until(() -> replica.ask(it -> it.clusterReplicate(first)).equals("OK"));
    for (RedisProcess node : others) {
      await().atMost(PATIENCE).until(() -> isWhole(node));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> replica.ask(it -> it.info("replication")).contains("master_link_status:up"));
  }

  private static boolean isWhole(RedisProcess node) {
    return node.ask(it -> it.clusterInfo()).contains("cluster_state:ok")
        && node.ask(it -> it.clusterNodes()).contains("slave");
  }

  private static RedisProcess node(Path folder, String name, List<String> options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1500",
                "--cluster-config-file",
                "nodes.conf"));
    all.addAll(options);
    try {
      // At once: a port that nobody has taken could be found free again.
      return RedisProcess.start(
          Files.createDirectory(folder.resolve(name)), all.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
