package dev.tallyboard.benchmark;

import dev.tallyboard.board.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Whether the window keeps its pace while a thousand orders at a time report: frames, the FX
 * thread's CPU time, how long a click would wait, and the heap, with the exact board at the end.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dbench.main=WindowFlood -Dbench.rate=10000 -Dbench.seconds=10
 * </pre>
 *
 * The server is in this process. Without {@code bench.screen} the screen is JavaFX's own headless
 * one; see {@link PublishToPaint} for a real one.
 */
public final class WindowFlood {
  private static final int ORDERS = 1_000;
  private static final int EVENTS_AN_ORDER = 155;
  private static final double GOAL_MS = 16.7;

  private WindowFlood() {}

  /**
   * @param args events per second, seconds
   */
  public static void main(String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[0]);
    long events = (long) perSecond * Integer.parseInt(args[1]);
    int orders = (int) Math.max(ORDERS, events / EVENTS_AN_ORDER + 1);
    Path folder = Files.createTempDirectory("tallyboard-bench");
    Flood flood = Flood.prepare(perSecond, orders, events, folder);
    Snapshot expected = flood.expected(0);
    try (FloodedWindow window = new FloodedWindow(flood)) {
      long heapBefore = FloodedWindow.heapAfterCollection();
      long fxBefore = window.fxNanos();
      window.start();
      FloodedWindow.await(() -> window.hasReached(expected.lastEventId()));
      double seconds = (System.nanoTime() - flood.start()) / 1e9;
      double fxSeconds = (window.fxNanos() - fxBefore) / 1e9;
      window.rest();
      FloodedWindow.await(() -> window.shows(expected));
      Snapshot is = window.frame().board();
      System.out.printf(
          Locale.ROOT,
          "%,d events over %,d orders in %.2f s, %s; %d stream, held up by %d ms at most%n",
          flood.events(),
          expected.orders().size(),
          seconds,
          System.getProperty("glass.platform", "on a display"),
          flood.streams(),
          flood.latest() / 1_000_000);
      line("frames", window.frames());
      line("a job waits", window.waits());
      System.out.printf(
          Locale.ROOT,
          "FX thread: %.0f %% of a core; heap after collection %d MB, %d MB before%n",
          100 * fxSeconds / seconds,
          FloodedWindow.heapAfterCollection(),
          heapBefore);
      System.out.printf(
          "the board is %s, the list shows it%n",
          is.equals(flood.expected(is.at())) ? "exact" : "WRONG");
      double p95 = window.frames().getValueAtPercentile(95) / 1000.0;
      System.out.printf(
          Locale.ROOT,
          "goal: a frame every %.1f ms at p95: %s%n",
          GOAL_MS,
          p95 <= GOAL_MS ? "met" : "MISSED");
    }
    flood.delete();
    System.exit(0);
  }

  static void line(String name, Histogram times) {
    System.out.printf(
        Locale.ROOT,
        "%-12s %6d times   p50 %6.1f   p95 %6.1f   p99 %6.1f   max %6.1f ms%n",
        name,
        times.getTotalCount(),
        times.getValueAtPercentile(50) / 1000.0,
        times.getValueAtPercentile(95) / 1000.0,
        times.getValueAtPercentile(99) / 1000.0,
        times.getMaxValue() / 1000.0);
  }
}
