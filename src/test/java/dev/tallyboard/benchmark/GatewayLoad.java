package dev.tallyboard.benchmark;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What a gateway carries: for so many subscribers, deliveries a second, the time from when an event
 * was due until each of them has read it, and what it costs in processor and memory; then a flood,
 * in which the next events are published as soon as the last but a few have been read by all. Each
 * delivery is checked.
 *
 * <pre>
 * mvn -q -Pbench -DskipTests package exec:exec -Dbench.main=GatewayLoad -Dbench.rate=100 \
 *   -Dbench.compiler=-XX:+TieredCompilation -Dbench.seconds=15 -Dbench.subscribers=100,1000
 * </pre>
 *
 * With {@code TALLYBOARD_REDIS=redis://...} in the environment the gateway's log is in that Redis.
 */
public final class GatewayLoad {
  private static final int WARM_UP_SECONDS = 5;

  /** Until the compiler has done its part: a gateway runs for weeks. */
  private static final int COMPILE_SECONDS = 30;

  private static final int FLOOD_BATCH = 100;

  /** How many events of a flood may be under way. */
  private static final int FLOOD_AHEAD = 4 * FLOOD_BATCH;

  private final GatewayRun gateway;
  private final GatewayClient client;
  private final Subscribers subscribers;
  private final int seconds;

  private GatewayLoad(
      GatewayRun gateway, GatewayClient client, Subscribers subscribers, int seconds) {
    this.gateway = gateway;
    this.client = client;
    this.subscribers = subscribers;
    this.seconds = seconds;
  }

  /**
   * @param args events per second, seconds, how many subscribers, with commas
   */
  public static void main(String[] args) throws Exception {
    for (String count : args[2].split(",")) {
      measure(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(count));
    }
    System.exit(0);
  }

  private static void measure(int perSecond, int seconds, int count) throws Exception {
    try (GatewayRun gateway = GatewayRun.start();
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(gateway.url().toString(), null), Optional::empty)) {
      warmUp(gateway, client);
      long heap = gateway.heap();
      long resident = gateway.resident();
      long begun = System.nanoTime();
      try (Subscribers subscribers = Subscribers.open(gateway.url(), count)) {
        System.out.printf(
            Locale.ROOT,
            "%,d subscribers: open after %.1f s; idle, each takes %.1f kB of heap and %.1f kB in"
                + " all%n",
            count,
            (System.nanoTime() - begun) / 1e9,
            (gateway.heap() - heap) / (double) count,
            (gateway.resident() - resident) / (double) count);
        GatewayLoad load = new GatewayLoad(gateway, client, subscribers, seconds);
        load.steady(perSecond, COMPILE_SECONDS, false);
        load.steady(perSecond, seconds, true);
        load.flood();
      }
    }
  }

  /** Loads the classes and the pools of buffers, so that they are not counted to the readers. */
  private static void warmUp(GatewayRun gateway, GatewayClient client) throws Exception {
    try (Subscribers few = Subscribers.open(gateway.url(), 100)) {
      new GatewayLoad(gateway, client, few, 0).steady(100, WARM_UP_SECONDS, false);
    }
  }

  private void steady(int perSecond, int forSeconds, boolean told) {
    Publisher publisher = new Publisher(client, perSecond, forSeconds, new Histogram(3));
    publisher.prepare();
    long start = System.nanoTime() + 100_000_000;
    subscribers.expect(it -> publisher.due(start, it));
    Duration cpu = gateway.cpu();
    publisher.run(start);
    subscribers.awaitDeliveries((long) publisher.events() * subscribers.count());
    if (told) {
      tell(perSecond + " events/s", start, cpu);
    }
  }

  private void flood() {
    long start = System.nanoTime();
    long[] published = new long[(seconds + 1) * 100_000];
    subscribers.expect(it -> published[it]);
    Duration cpu = gateway.cpu();
    int next = 0;
    while (System.nanoTime() - start < seconds * 1_000_000_000L) {
      subscribers.awaitDeliveries((long) (next - FLOOD_AHEAD) * subscribers.count());
      List<Event> batch = new ArrayList<>();
      for (int i = 0; i < FLOOD_BATCH; i++) {
        published[next] = System.nanoTime();
        batch.add(
            new Progress(
                new Subject("po_" + next % Publisher.ORDERS, "wf_1", Stage.AI_PARSING),
                100,
                "event " + next,
                Meta.NONE));
        next++;
      }
      if (!(client.publish(batch) instanceof Published.Stored)) {
        throw new IllegalStateException("not published");
      }
    }
    subscribers.awaitDeliveries((long) next * subscribers.count());
    tell("flood", start, cpu);
  }

  private void tell(String what, long start, Duration cpuBefore) {
    double took = (System.nanoTime() - start) / 1e9;
    Duration cpu = gateway.cpu().minus(cpuBefore);
    Histogram latency = subscribers.latency();
    System.out.printf(
        Locale.ROOT,
        "  %s: %,.0f deliveries/s for %.1f s, %s; publish to receive p50 %.1f ms, p99 %.1f ms, max"
            + " %.1f ms; %.2f us of the gateway's CPU a delivery%n",
        what,
        subscribers.deliveries() / took,
        took,
        subscribers.faults() == 0 ? "all in order" : subscribers.faults() + " FAULTS",
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3,
        latency.getMaxValue() / 1e3,
        cpu.toNanos() / 1e3 / subscribers.deliveries());
  }
}
