package dev.tallyboard.benchmark;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.support.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether {@code watch} keeps up with a server that sends at a steady rate whatever the client
 * does: the program as it is started, the server in this process.
 *
 * <pre>
 * mvn -q -Pbench -DskipTests package exec:exec -Dbench.main=WatchFlood -Dbench.rate=50000 -Dbench.seconds=20
 * </pre>
 */
public final class WatchFlood {
  private WatchFlood() {}

  /**
   * @param args events per second, seconds
   */
  public static void main(String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[0]);
    int orders = perSecond * Integer.parseInt(args[1]) / 155;
    for (boolean json : new boolean[] {true, false}) {
      Path home = Files.createTempDirectory("tallyboard-bench");
      Flood flood = Flood.prepare(perSecond, orders, Long.MAX_VALUE, home);
      measure(flood, perSecond, home, json);
      flood.delete();
    }
    System.exit(0);
  }

  private static void measure(Flood flood, int perSecond, Path home, boolean json)
      throws Exception {
    try (RawServer server = new RawServer(flood::serve);
        WatchRun watch = WatchRun.start(home, server.url(), json)) {
      while (watch.events() < flood.events()) {
        LockSupport.parkNanos(10_000_000);
      }
      String cost = watch.cost();
      byte[] last = watch.end();
      double seconds = (watch.lastEventAt() - flood.start()) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %,d of %,d events in %.2f s: %,.0f/s, asked for were %,d/s; the server was held up"
              + " by %d ms at most; %s; %s%n",
          json ? "--json" : "plain",
          watch.events(),
          flood.events(),
          seconds,
          watch.events() / seconds,
          perSecond,
          flood.latest() / 1_000_000,
          cost,
          json ? isExact(flood, last) : "no board to compare");
    }
  }

  private static String isExact(Flood flood, byte[] line) throws IOException {
    Snapshot is = SnapshotCodec.read(new ByteArrayInputStream(line));
    return "the board is " + (is.equals(flood.expected(is.at())) ? "exact" : "WRONG");
  }
}
