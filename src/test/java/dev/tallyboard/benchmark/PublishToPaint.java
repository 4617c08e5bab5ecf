package dev.tallyboard.benchmark;

import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.shell.Console;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from publishing an event to its pixels: over HTTP to a gateway in a process of
 * its own, through its log, its stream, the feed and the window.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec                     10 events/s for 60 s
 * mvn -q -Pbench test-compile exec:exec -Dbench.rate=50 -Dbench.seconds=30
 * xvfb-run mvn -q -Pbench test-compile exec:exec -Dbench.screen=-Dprism.order=sw
 * </pre>
 *
 * Without {@code bench.screen} the screen is JavaFX's own headless one. The first seconds, in which
 * the compiler is at work, are counted apart; "(stored)" is the way to the gateway's answer alone,
 * "(laid out)" the way to the window's layout, without painting and the search for pixels,
 * "(machine)" says how late a thread woke up that had nothing to do.
 */
public final class PublishToPaint {
  private static final int FIRST_SECONDS = 5;
  private static final double GOAL_MS = 100;

  private final Histogram first = new Histogram(3);
  private final Histogram then = new Histogram(3);
  private final Histogram laidOutAfter = new Histogram(3);
  private final Publisher publisher;

  /** The newest event of each order that has been painted; FX thread. */
  private final Map<Integer, Integer> newest = new HashMap<>();

  /** Written by the FX thread. */
  private final AtomicInteger ready = new AtomicInteger();

  private final AtomicInteger counted = new AtomicInteger();
  private volatile long start;

  private PublishToPaint(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * @param args events per second, seconds
   */
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("tallyboard-bench");
    String data = home.resolve("data").toString();
    try (TallyboardProcess gateway =
        TallyboardProcess.start(home, "gateway", "--port", "0", "--no-auth", "--data", data)) {
      String url = gateway.awaitLine("listening on ").substring("listening on ".length());
      try (GatewayClient client =
          new GatewayClient(GatewayAddress.of(url, null), Optional::empty)) {
        Publisher publisher =
            new Publisher(
                client, Integer.parseInt(args[0]), Integer.parseInt(args[1]), new Histogram(3));
        new PublishToPaint(publisher).measure(client);
      }
    }
    System.exit(0);
  }

  private void measure(GatewayClient client) throws Exception {
    publisher.prepare();
    CompletableFuture<Console> console = new CompletableFuture<>();
    FeedListener listener =
        new FeedListener() {
          @Override
          public void onFrame(Frame frame) {
            console.join().accept(frame);
          }
        };
    try (Feed feed = new Feed(client, FeedSettings.DEFAULT, listener, Clock.systemUTC())) {
      Platform.startup(() -> console.complete(open()));
      feed.start();
      console.join();
      await().atMost(Duration.ofSeconds(30)).until(() -> ready.get() == Publisher.ORDERS);
      start = System.nanoTime() + 1_000_000_000L;
      Hiccups hiccups = new Hiccups();
      publisher.run(start);
      await().atMost(Duration.ofSeconds(30)).until(() -> counted.get() == publisher.events());
      report(hiccups.end());
    }
  }

  private Console open() {
    Stage stage = new Stage();
    Console console =
        new Console(ConsoleSettings.of("local", "local"), NoCommands.AT_ALL, Clock.systemUTC());
    console.show(stage);
    new PaintWatch(stage.getScene(), this::painted);
    return console;
  }

  /** One that was replaced before it could be painted was as late as what replaced it. */
  private void painted(String message, long laidOut, long seen) {
    int event = Publisher.numberIn(message);
    if (event < 0) {
      ready.incrementAndGet();
      return;
    }
    int order = event % Publisher.ORDERS;
    int next = newest.getOrDefault(order, order - Publisher.ORDERS) + Publisher.ORDERS;
    for (int it = next; it <= event; it += Publisher.ORDERS) {
      boolean early = it < FIRST_SECONDS * publisher.perSecond();
      (early ? first : then).recordValue((seen - publisher.due(start, it)) / 1_000);
      laidOutAfter.recordValue((laidOut - publisher.due(start, it)) / 1_000);
      counted.incrementAndGet();
    }
    newest.put(order, Math.max(event, newest.getOrDefault(order, event)));
  }

  private void report(Histogram hiccups) {
    System.out.printf(
        Locale.ROOT,
        "%d events/s for %d s, %s%n",
        publisher.perSecond(),
        publisher.seconds(),
        System.getProperty("glass.platform", "on a display"));
    line("first " + FIRST_SECONDS + " s", first);
    line("then", then);
    Histogram all = new Histogram(3);
    all.add(first);
    all.add(then);
    line("all", all);
    line("(stored)", publisher.answered());
    line("(laid out)", laidOutAfter);
    line("(machine)", hiccups);
    double p99 = all.getValueAtPercentile(99) / 1000.0;
    System.out.printf(
        Locale.ROOT, "goal: p99 below %.0f ms: %s%n", GOAL_MS, p99 < GOAL_MS ? "met" : "MISSED");
  }

  private static void line(String name, Histogram times) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %6d times   p50 %6.1f   p90 %6.1f   p99 %6.1f   max %6.1f ms%n",
        name,
        times.getTotalCount(),
        times.getValueAtPercentile(50) / 1000.0,
        times.getValueAtPercentile(90) / 1000.0,
        times.getValueAtPercentile(99) / 1000.0,
        times.getMaxValue() / 1000.0);
  }
}
