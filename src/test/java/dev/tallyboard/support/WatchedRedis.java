package dev.tallyboard.support;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A master, a replica, and three sentinels that make the replica the master when it is needed. */
public final class WatchedRedis implements AutoCloseable {
  private static final String NAME = "tally";
  private static final int SENTINELS = 3;
  private static final int QUORUM = 2;

  private final RedisProcess first;
  private final RedisProcess second;

  /** Of the two servers, and of the sentinels; empty for none. */
  private final String password;

  private final String ofSentinels;
  private final List<RedisProcess> sentinels = new ArrayList<>();

  private WatchedRedis(
      RedisProcess first, RedisProcess second, String password, String ofSentinels) {
    this.first = first;
    this.second = second;
    this.password = password;
    this.ofSentinels = ofSentinels;
  }

  public static WatchedRedis start(Path folder) {
    RedisProcess first = RedisProcess.start(inside(folder, "first"));
    RedisProcess second =
        RedisProcess.start(
            inside(folder, "second"), "--replicaof", "127.0.0.1", Integer.toString(first.port()));
    return watched(folder, new WatchedRedis(first, second, "", ""));
  }

  /** The servers ask for one password, the sentinels for another. */
  public static WatchedRedis start(Path folder, String password, String ofSentinels) {
    RedisProcess first =
        RedisProcess.start(
            inside(folder, "first"), "--requirepass", password, "--masterauth", password);
    RedisProcess second =
        RedisProcess.start(
            inside(folder, "second"),
            "--replicaof",
            "127.0.0.1",
            Integer.toString(first.port()),
            "--requirepass",
            password,
            "--masterauth",
            password);
    return watched(folder, new WatchedRedis(first, second, password, ofSentinels));
  }

  private static WatchedRedis watched(Path folder, WatchedRedis redis) {
    try {
      redis.watch(folder);
      return redis;
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  /** As a gateway is told it, without a password. */
  public String url() {
    return "redis-sentinel://" + hosts() + "#" + NAME;
  }

  /** The sentinels' hosts and ports. */
  public String hosts() {
    return sentinels.stream().map(it -> "127.0.0.1:" + it.port()).collect(Collectors.joining(","));
  }

  /** The master of the beginning. */
  public RedisProcess first() {
    return first;
  }

  /** What the first's place falls to. */
  public RedisProcess second() {
    return second;
  }

  /** Whether a server takes commands as a master. */
  public static boolean isMaster(RedisProcess redis) {
    try {
      String role = redis.ask(it -> it.info("replication"));
      return role.contains("role:master");
    } catch (RedisException e) {
      return false;
    }
  }

  /** From now on the second lacks what is written: it does not know the password that it needs. */
  public void endReplication() {
    first.ask(
        it -> {
          it.configSet("requirepass", "unknown to the other");
          return it.clientKill(KillArgs.Builder.typeSlave());
        });
  }

  @Override
  public void close() {
    sentinels.forEach(RedisProcess::close);
    second.close();
    first.close();
  }

  private void watch(Path folder) {
    awaitReplication();
    for (int i = 0; i < SENTINELS; i++) {
      sentinels.add(
          RedisProcess.sentinel(
              inside(folder, "sentinel" + i),
              """
              sentinel monitor %1$s 127.0.0.1 %2$d %3$d
              sentinel down-after-milliseconds %1$s 1000
              sentinel failover-timeout %1$s 5000
              %4$s
              """
                  .formatted(
                      NAME,
                      first.port(),
                      QUORUM,
                      password.isEmpty() ? "" : "sentinel auth-pass " + NAME + " " + password),
              ofSentinels));
    }
    awaitAgreement();
  }

  private void awaitReplication() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> second.ask(it -> it.info("replication")).contains("master_link_status:up"));
  }

  /** Until each sentinel knows the others and the replica: before that none can act. */
  private void awaitAgreement() {
    for (RedisProcess sentinel : sentinels) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  sentinel
                      .ask(it -> it.info("sentinel"))
                      .contains(
                          "status=ok,address=127.0.0.1:" + first.port() + ",slaves=1,sentinels=3"));
    }
  }

  private static Path inside(Path folder, String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
