package dev.tallyboard.benchmark;

import dev.tallyboard.board.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * The FX thread blocked for 40 s while events come: the feed must stay LIVE and go on folding, and
 * the window must show the latest state within a second of waking.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dbench.main=WindowBlocked -Dbench.rate=1000
 * </pre>
 */
public final class WindowBlocked {
  private static final int SECONDS = 60;
  private static final long BLOCKED_NANOS = 40_000_000_000L;
  private static final int EVENTS_BEFORE = 5_000;

  private WindowBlocked() {}

  /**
   * @param args events per second
   */
  public static void main(String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[0]);
    long events = (long) perSecond * SECONDS;
    Path folder = Files.createTempDirectory("tallyboard-bench");
    Flood flood = Flood.prepare(perSecond, 1_000, events, folder);
    try (FloodedWindow window = new FloodedWindow(flood)) {
      window.start();
      FloodedWindow.await(() -> window.folded() >= EVENTS_BEFORE);
      long before = window.folded();
      FloodedWindow.onFx(
          () -> {
            long end = System.nanoTime() + BLOCKED_NANOS;
            while (System.nanoTime() < end) {
              LockSupport.parkNanos(end - System.nanoTime());
            }
            return true;
          });
      long woken = System.nanoTime();
      long folded = window.folded();
      Snapshot then = window.frame().board();
      FloodedWindow.await(() -> window.shows(then));
      double ms = (System.nanoTime() - woken) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "blocked for %d s: %,d events were folded meanwhile, LIVE %s; the latest state was shown"
              + " %.0f ms after waking%n",
          BLOCKED_NANOS / 1_000_000_000,
          folded - before,
          window.alwaysLive() ? "all the time" : "was LOST",
          ms);
      System.out.printf("goal: within 1,000 ms: %s%n", ms < 1_000 ? "met" : "MISSED");
    }
    flood.delete();
    System.exit(0);
  }
}
