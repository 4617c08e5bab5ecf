package dev.tallyboard.benchmark;

import dev.tallyboard.board.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether the heap stays level while ten thousand orders tell more than a million events: read
 * behind a full collection each fifth of the way, and at the end, when all orders are on the board.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dbench.main=WindowHeap -Dbench.rate=20000
 * </pre>
 */
public final class WindowHeap {
  private static final int ORDERS = 10_000;
  private static final int PARTS = 5;

  private WindowHeap() {}

  /**
   * @param args events per second
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("tallyboard-bench");
    Flood flood = Flood.prepare(Integer.parseInt(args[0]), ORDERS, Long.MAX_VALUE, folder);
    Snapshot expected = flood.expected(0);
    try (FloodedWindow window = new FloodedWindow(flood)) {
      long before = FloodedWindow.heapAfterCollection();
      System.out.printf(Locale.ROOT, "%10d events   %4d MB%n", 0, before);
      window.start();
      for (int part = 1; part < PARTS; part++) {
        long from = flood.events() * part / PARTS;
        FloodedWindow.await(() -> window.folded() >= from);
        heap(window);
      }
      FloodedWindow.await(() -> window.hasReached(expected.lastEventId()));
      double seconds = (System.nanoTime() - flood.start()) / 1e9;
      heap(window);
      window.rest();
      FloodedWindow.await(() -> window.shows(expected));
      Snapshot is = window.frame().board();
      System.out.printf(
          Locale.ROOT,
          "%,d events over %,d orders in %.0f s; the board is %s%n",
          flood.events(),
          is.orders().size(),
          seconds,
          is.equals(flood.expected(is.at())) ? "exact" : "WRONG");
      WindowFlood.line("frames", window.frames());
      WindowFlood.line("a job waits", window.waits());
    }
    flood.delete();
    System.exit(0);
  }

  private static void heap(FloodedWindow window) {
    System.out.printf(
        Locale.ROOT,
        "%10d events   %4d MB   %6d orders on the board%n",
        window.folded(),
        FloodedWindow.heapAfterCollection(),
        window.frame().board().orders().size());
  }
}
