package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.support.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Redis away for 20 s in the middle of a burst, at the default heartbeat of 15 s, measured at the
 * readers' sockets. {@link RedisFaultTest} has the short forms.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
@Timeout(240)
class RedisLongOutageTest {
  private static final Duration AWAY = Duration.ofSeconds(20);
  private static final Duration HEARTBEATS_APART = Duration.ofSeconds(16);

  /** Before and behind the outage, so that heartbeats fall into the load as well. */
  private static final Duration LOAD = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void killedItIsMissedByNobody() throws Exception {
    run(
        redis -> {
          redis.kill();
          rest(AWAY);
          redis.start();
        });
  }

  @Test
  void frozenItIsMissedByNobody() throws Exception {
    run(
        redis -> {
          redis.freeze();
          rest(AWAY);
          redis.thaw();
        });
  }

  private interface Outage {
    void happen(RedisProcess redis) throws Exception;
  }

  private void run(Outage outage) throws Exception {
    try (RedisProcess redis =
            RedisProcess.start(folder, "--appendonly", "yes", "--appendfsync", "always");
        RedisGateway one = open(redis);
        RedisGateway two = open(redis);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream atOne = stream(one);
        Stream atTwo = stream(two)) {
      Burst burst = new Burst(one.log(), RedisGateway.MERCHANT);
      Reading first = new Reading(atOne);
      Reading second = new Reading(atTwo);
      // They end with their streams, which are closed before the threads are.
      threads.submit(first);
      threads.submit(second);
      Future<?> publishing = threads.submit(burst::run);
      rest(LOAD);
      outage.happen(redis);
      int before = burst.stored().size();
      await().atMost(Duration.ofSeconds(30)).until(() -> burst.stored().size() > before + 200);
      rest(LOAD);
      burst.end();
      publishing.get();

      String last = burst.ids().getLast();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> first.hasRead(last) && second.hasRead(last));
      for (Reading reading : List.of(first, second)) {
        assertThat(reading.ids()).isEqualTo(burst.ids());
        assertThat(reading.longest()).isLessThan(HEARTBEATS_APART);
      }
    }
  }

  /** What comes at a socket, until it is closed. */
  private static final class Reading implements Callable<Reading> {
    private final Stream stream;
    private final List<String> ids = new ArrayList<>();
    private long lastHeartbeat = System.nanoTime();
    private long longest;

    Reading(Stream stream) {
      this.stream = stream;
    }

    @Override
    public Reading call() throws Exception {
      for (Stream.Block block = stream.block(); !block.equals(Stream.END); block = stream.block()) {
        note(block);
      }
      return this;
    }

    private synchronized void note(Stream.Block block) {
      if (block.isHeartbeat()) {
        longest = Math.max(longest, System.nanoTime() - lastHeartbeat);
        lastHeartbeat = System.nanoTime();
      } else if (block.isEvent()) {
        ids.add(block.id());
      }
    }

    synchronized boolean hasRead(String id) {
      return !ids.isEmpty() && ids.getLast().equals(id);
    }

    synchronized List<String> ids() {
      return List.copyOf(ids);
    }

    /** Between two heartbeats, or since the last. */
    synchronized Duration longest() {
      return Duration.ofNanos(Math.max(longest, System.nanoTime() - lastHeartbeat));
    }
  }

  private static RedisGateway open(RedisProcess redis) {
    return new RedisGateway(
        RedisAddress.parse(redis.url()),
        Retention.ofEvents(1_000_000),
        GatewaySettings.at("127.0.0.1", 0),
        true);
  }

  private static Stream stream(RedisGateway gateway) throws Exception {
    return gateway.stream("Last-Event-ID: " + gateway.log().head(RedisGateway.MERCHANT))
        .patient(Duration.ofSeconds(30));
  }

  private static void rest(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
  }
}
