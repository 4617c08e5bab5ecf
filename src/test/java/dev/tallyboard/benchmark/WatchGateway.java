package dev.tallyboard.benchmark;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code watch} on a real gateway that is published to over HTTP as fast as it takes: from two
 * publishers, a thousand events at a time, so many seconds.
 *
 * <pre>
 * mvn -q -Pbench -DskipTests package exec:exec -Dbench.main=WatchGateway -Dbench.seconds=20
 * </pre>
 */
public final class WatchGateway {
  private static final int PUBLISHERS = 2;
  private static final int AT_A_TIME = 1_000;

  /** Without an event for so long, nothing more is on its way: a snapshot of many orders may be. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private WatchGateway() {}

  /**
   * @param args events per second, which is of no account here; seconds
   */
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("tallyboard-bench");
    String data = home.resolve("data").toString();
    Process gateway =
        WatchRun.command(home, List.of("gateway", "--port", "0", "--no-auth", "--data", data));
    BufferedReader said = gateway.inputReader(StandardCharsets.UTF_8);
    String url = said.readLine().substring("listening on ".length());
    try (GatewayClient client = new GatewayClient(GatewayAddress.of(url, null), Optional::empty);
        WatchRun watch = WatchRun.start(home, url, true)) {
      measure(client, watch, Integer.parseInt(args[1]));
    } finally {
      gateway.destroyForcibly();
    }
    System.exit(0);
  }

  private static void measure(GatewayClient client, WatchRun watch, int seconds) throws Exception {
    watch.awaitBoard();
    long start = System.nanoTime();
    AtomicLong published = new AtomicLong();
    List<Thread> publishers = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      String mark = Integer.toString(i);
      publishers.add(
          Thread.ofPlatform()
              .start(() -> publish(client, mark, start + seconds * 1_000_000_000L, published)));
    }
    for (Thread publisher : publishers) {
      publisher.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    String cost = watch.cost();
    for (long told = -1; told != watch.events(); ) {
      told = watch.events();
      LockSupport.parkNanos(QUIET.toNanos());
    }
    Snapshot is = SnapshotCodec.read(new ByteArrayInputStream(watch.end()));
    Snapshot ought =
        client.snapshot(null) instanceof Answer.Ok<Versioned>(Versioned it)
            ? it.snapshot()
            : Snapshot.empty("no answer");
    System.out.printf(
        Locale.ROOT,
        "%,d events published in %.1f s: %,.0f/s; told %,d, the last %.2f s behind; %s; the orders"
            + " are %s%n",
        published.get(),
        took,
        published.get() / took,
        watch.events(),
        (watch.lastEventAt() - start) / 1e9 - took,
        cost,
        is.orders().equals(ought.orders()) ? "exact" : "WRONG");
  }

  private static void publish(GatewayClient client, String mark, long until, AtomicLong published) {
    List<Event> some = new ArrayList<>();
    for (int run = 0; System.nanoTime() < until; run++) {
      String orders = mark + "_" + run + "_";
      WireEvents.tell(
          300,
          it -> {
            if (EventCodec.decode(it.name(), renamed(it.data(), orders)) instanceof Decoded.Ok ok) {
              some.add(ok.event());
            }
            if (some.size() == AT_A_TIME && System.nanoTime() < until) {
              if (!(client.publish(some) instanceof Published.Stored)) {
                throw new IllegalStateException("not published");
              }
              published.addAndGet(AT_A_TIME);
              some.clear();
            }
          });
    }
  }

  /** Other orders than those of another run. */
  private static String renamed(String data, String orders) {
    return data.replace("\"poId\":\"", "\"poId\":\"" + orders);
  }
}
