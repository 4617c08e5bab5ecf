package dev.tallyboard.benchmark;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether {@code watch} keeps up with a server that sends at a steady rate whatever the client
 * does: the program as it is started, the server in this process, its bytes made beforehand.
 *
 * <pre>
 * mvn -q -Pbench -DskipTests package exec:exec -Dbench.main=WatchFlood -Dbench.rate=50000 -Dbench.seconds=20
 * </pre>
 */
public final class WatchFlood {
  private static final int SLICES_A_SECOND = 100;
  private static final String EMPTY_BOARD =
      "{\"merchantId\":\"local\",\"lastEventId\":\"" + WireEvents.LOG + "0\",\"at\":1}";

  private final int perSecond;
  private final Path bytes;

  /** The lengths of what is sent at a time. */
  private final List<Integer> slices = new ArrayList<>();

  private final Board expected = new Board("local");
  private final CountDownLatch snapshotGiven = new CountDownLatch(1);
  private volatile long start;
  private volatile long latest;
  private int sliceLength;
  private long events;

  private WatchFlood(int perSecond, Path bytes) {
    this.perSecond = perSecond;
    this.bytes = bytes;
  }

  /**
   * @param args events per second, seconds
   */
  public static void main(String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[0]);
    int orders = perSecond * Integer.parseInt(args[1]) / 155;
    for (boolean json : new boolean[] {true, false}) {
      Path home = Files.createTempDirectory("tallyboard-bench");
      WatchFlood flood = new WatchFlood(perSecond, home.resolve("stream"));
      flood.prepare(orders);
      flood.measure(home, json);
      Files.delete(flood.bytes);
    }
    System.exit(0);
  }

  private void prepare(int orders) throws IOException {
    int inSlice = perSecond / SLICES_A_SECOND;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bytes), 1 << 20)) {
      WireEvents.tell(
          orders,
          it -> {
            byte[] event = it.text().getBytes(StandardCharsets.UTF_8);
            write(out, event);
            sliceLength += event.length;
            if (++events % inSlice == 0) {
              slices.add(sliceLength);
              sliceLength = 0;
            }
            if (EventCodec.decode(it.name(), it.data()) instanceof Decoded.Ok ok) {
              expected.apply(it.id(), ok.event());
            }
          });
    }
    slices.add(sliceLength);
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(Path home, boolean json) throws Exception {
    try (RawServer server = new RawServer(this::serve);
        WatchRun watch = WatchRun.start(home, server.url(), json, "--until-idle", "3s")) {
      String cost = "";
      while (watch.events() < events && watch.cost() instanceof String so) {
        cost = so;
        LockSupport.parkNanos(50_000_000);
      }
      cost = watch.cost();
      byte[] last = watch.end();
      double seconds = (watch.lastEventAt() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %,d of %,d events in %.2f s: %,.0f/s, asked for were %,d/s; the server was held up"
              + " by %d ms at most; %s; %s%n",
          json ? "--json" : "plain",
          watch.events(),
          events,
          seconds,
          watch.events() / seconds,
          perSecond,
          latest / 1_000_000,
          cost,
          json ? isExact(last) : "no board to compare");
    }
  }

  private String isExact(byte[] line) throws IOException {
    Snapshot is = SnapshotCodec.read(new ByteArrayInputStream(line));
    Snapshot ought = expected.snapshot(is.at());
    return "the board is " + (is.equals(ought) ? "exact" : "WRONG");
  }

  private void serve(Exchange exchange) throws Exception {
    if (exchange.request().path().startsWith("/api/realtime/snapshot")) {
      exchange.answer("200 OK", "Content-Type: application/json\r\n", EMPTY_BOARD);
      snapshotGiven.countDown();
      return;
    }
    exchange.openStream();
    exchange.heartbeat();
    snapshotGiven.await();
    start = System.nanoTime();
    try (InputStream in = Files.newInputStream(bytes)) {
      for (int i = 0; i < slices.size(); i++) {
        long due = start + i * (1_000_000_000L / SLICES_A_SECOND);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        exchange.send(in.readNBytes(slices.get(i)));
        latest = Math.max(latest, System.nanoTime() - due);
      }
    }
    exchange.heartbeat();
    exchange.untilClosed();
  }
}
