package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.bus.redis.RedisEventLog;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.Balancer;
import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.Rounds;
import dev.tallyboard.support.TallyboardProcess;
import io.lettuce.core.KillArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways on one Redis, clients that are moved from one to the other, and all of them killed
 * at random: {@code -Dbackbone.seconds=300} for five minutes, {@code -Dbackbone.seed=N} for the
 * same faults once more.
 */
@Timeout(600)
final class BackboneTest {
  private static final int SECONDS = Integer.getInteger("backbone.seconds", Rounds.of(15, 300));
  private static final long SEED = Long.getLong("backbone.seed", System.nanoTime());
  private static final String MERCHANT = "local";
  private static final int CLIENTS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final CountDownLatch over = new CountDownLatch(1);

  /** What is stored, in the order of its ids. */
  private final Map<EventId, Event> truth = new LinkedHashMap<>();

  @Test
  void whateverIsKilledEveryClientsBoardIsTheTruth() throws Exception {
    String which = "-Dbackbone.seconds=%d -Dbackbone.seed=%d".formatted(SECONDS, SEED);
    System.out.println(which);
    SplittableRandom random = new SplittableRandom(SEED);
    Path data = Files.createDirectory(folder.resolve("redis"));
    try (RedisProcess redis =
            RedisProcess.start(data, "--appendonly", "yes", "--appendfsync", "always");
        Gateways gateways = new Gateways(redis.url());
        Balancer balancer = new Balancer(gateways.ports);
        Clients clients = new Clients(balancer.url());
        EventLog log = log(redis)) {
      Thread publisher =
          Thread.ofVirtual().start(() -> publish(log, new RandomEvents(random.split())));
      long end = System.nanoTime() + SECONDS * 1_000_000_000L;
      while (System.nanoTime() < end) {
        strike(random, redis, gateways, balancer);
        rest(200 + random.nextInt(1_500));
      }
      over.countDown();
      publisher.join();
      readTruth(log);
      String head = log.head(MERCHANT).toString();

      assertThat(truth.keySet().stream().reduce((_, b) -> b).orElseThrow()).hasToString(head);
      for (Client client : clients.all) {
        client.awaitEvent(head, which);
      }
      clients.all.forEach(it -> it.process.terminate());
      for (Client client : clients.all) {
        assertThat(client.process.awaitExit()).as(which).isZero();
        assertThat(client.ids()).as(which).doesNotHaveDuplicates();
        assertSameBoard(client.board(), which);
        assertThat(client.endings()).as(which).isEqualTo(endings());
      }
    }
  }

  private void strike(
      SplittableRandom random, RedisProcess redis, Gateways gateways, Balancer balancer)
      throws Exception {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        int which = random.nextInt(2);
        gateways.kill(which);
        rest(random.nextInt(500));
        gateways.start(which);
      }
      case 3, 4 -> {
        redis.kill();
        rest(random.nextInt(4_000));
        redis.start();
      }
      case 5 -> {
        redis.freeze();
        rest(random.nextInt(3_000));
        redis.thaw();
      }
      case 6 -> redis.ask(it -> it.clientKill(KillArgs.Builder.typePubsub()));
      default -> balancer.cutAll();
    }
  }

  /** A publisher that holds on: an event is told with the same key until it is stored. */
  private void publish(EventLog log, RandomEvents events) {
    for (int n = 0; over.getCount() > 0; n++) {
      List<Event> next = events.next(1 + n % 7);
      int number = n;
      List<Entry> entries =
          IntStream.range(0, next.size())
              .mapToObj(i -> new Entry("key-" + number + "-" + i, next.get(i)))
              .toList();
      while (true) {
        try {
          log.append(MERCHANT, entries);
          break;
        } catch (RuntimeException e) {
          rest(100);
        }
      }
      rest(10);
    }
  }

  private void readTruth(EventLog log) throws Exception {
    EventId head = log.head(MERCHANT);
    try (Tail tail = log.follow(MERCHANT, EventId.beginning(head.log()))) {
      while (!truth.containsKey(head)) {
        for (EventLog.Heard heard : tail.next(Duration.ofSeconds(5))) {
          if (heard instanceof EventLog.Stored(EventId id, Event event)) {
            truth.put(id, event);
          }
        }
      }
    }
  }

  private void assertSameBoard(Snapshot is, String which) {
    Board board = new Board(MERCHANT);
    truth.forEach((id, event) -> board.apply(id.toString(), event));
    Snapshot ought = board.snapshot(is.at());
    assertThat(is.lastEventId()).as(which).isEqualTo(ought.lastEventId());
    assertThat(is.orders()).as(which).isEqualTo(ought.orders());
    assertThat(is.pipeline()).as(which).isEqualTo(ought.pipeline());
  }

  /** All but progress, of which a slow reader may miss some. */
  private List<String> endings() {
    return truth.entrySet().stream()
        .filter(it -> !(it.getValue() instanceof Event.Progress))
        .map(it -> it.getKey().toString())
        .toList();
  }

  private static EventLog log(RedisProcess redis) {
    return RedisEventLog.open(
        RedisAddress.parse(redis.url()), Clock.systemUTC(), Retention.ofEvents(1_000_000));
  }

  /** Lets faults last and events come, no longer than the test strikes. */
  private void rest(int ms) {
    try {
      over.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two of them, each on a port of its own. */
  private final class Gateways implements AutoCloseable {
    private final String redis;
    private final List<Integer> ports = List.of(freePort(), freePort());
    private final @Nullable TallyboardProcess[] running = new TallyboardProcess[2];

    Gateways(String redis) {
      this.redis = redis;
      start(0);
      start(1);
    }

    void start(int which) {
      TallyboardProcess process =
          TallyboardProcess.start(
              folder.resolve("gateway-" + which),
              ("gateway --no-auth --heartbeat 500ms --redis %s --port %d"
                      .formatted(redis, ports.get(which)))
                  .split(" "));
      running[which] = process;
      process.awaitLine("listening on ");
    }

    void kill(int which) {
      TallyboardProcess process = running[which];
      if (process != null) {
        process.kill();
      }
    }

    @Override
    public void close() {
      kill(0);
      kill(1);
    }

    private static int freePort() {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** {@code watch --json}, as another program would read it. */
  private record Client(TallyboardProcess process) {
    void awaitEvent(String id, String which) {
      await(which)
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> process.out().stream().anyMatch(it -> it.contains(id)));
    }

    List<String> ids() {
      return events().stream().map(it -> it.path("id").asText()).toList();
    }

    List<String> endings() {
      return events().stream()
          .filter(it -> !it.path("event").asText().equals("progress"))
          .map(it -> it.path("id").asText())
          .toList();
    }

    Snapshot board() throws IOException {
      byte[] last = process.out().getLast().getBytes(StandardCharsets.UTF_8);
      return SnapshotCodec.read(new ByteArrayInputStream(last));
    }

    private List<JsonNode> events() {
      List<JsonNode> events = new ArrayList<>();
      for (String line : process.out()) {
        if (line.startsWith("{\"kind\":\"event\"")) {
          try {
            events.add(JSON.readTree(line));
          } catch (IOException e) {
            throw new UncheckedIOException(line, e);
          }
        }
      }
      return events;
    }
  }

  private final class Clients implements AutoCloseable {
    private final List<Client> all = new ArrayList<>();

    Clients(String url) {
      for (int i = 0; i < CLIENTS; i++) {
        Client client =
            new Client(
                TallyboardProcess.start(
                    folder.resolve("client-" + i),
                    ("watch --json --heartbeat-timeout 3s --retry-interval 100ms --max-attempts 5"
                            + " --poll-interval 1s --url "
                            + url)
                        .split(" ")));
        client.process.awaitLine("{\"kind\":\"snapshot\"");
        all.add(client);
      }
    }

    @Override
    public void close() {
      all.forEach(it -> it.process.close());
    }
  }
}
