package dev.tallyboard.benchmark;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that sends at a steady rate whatever its client does, from bytes made beforehand, and
 * knows the board that must come of it. For one client, which gets the events once.
 */
final class Flood {
  private static final int SLICES_A_SECOND = 100;
  private static final String EMPTY_BOARD =
      "{\"merchantId\":\"local\",\"lastEventId\":\"" + WireEvents.LOG + "0\",\"at\":1}";

  private final int inSlice;
  private final long most;
  private final Path bytes;

  /** The lengths of what is sent at a time. */
  private final List<Integer> slices = new ArrayList<>();

  private final Board expected = new Board("local");
  private final CountDownLatch snapshotGiven = new CountDownLatch(1);
  private volatile long start;
  private volatile long latest;
  private volatile int streams;
  private int sliceLength;
  private long events;

  private Flood(int perSecond, long most, Path bytes) {
    this.inSlice = Math.max(1, perSecond / SLICES_A_SECOND);
    this.most = most;
    this.bytes = bytes;
  }

  /**
   * Makes what so many orders have to tell, about 155 events each.
   *
   * @param perSecond 100 or more
   * @param most how many events to send at most
   * @param folder takes the bytes
   */
  static Flood prepare(int perSecond, int orders, long most, Path folder) throws IOException {
    Flood flood = new Flood(perSecond, most, folder.resolve("stream"));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(flood.bytes), 1 << 20)) {
      WireEvents.tell(orders, perSecond, it -> flood.take(it, out));
    }
    flood.slices.add(flood.sliceLength);
    return flood;
  }

  /** How many events it sends. */
  long events() {
    return events;
  }

  /** When the first was due, on {@link System#nanoTime}. */
  long start() {
    return start;
  }

  /** How long the client held it up, at most; nanoseconds. */
  long latest() {
    return latest;
  }

  /** How often a stream was asked for. */
  int streams() {
    return streams;
  }

  /** The board behind the last event. */
  Snapshot expected(long at) {
    return expected.snapshot(at);
  }

  void delete() throws IOException {
    Files.delete(bytes);
  }

  /** What a server does with a connection. */
  void serve(Exchange exchange) throws Exception {
    if (exchange.request().path().startsWith("/api/realtime/snapshot")) {
      exchange.answer("200 OK", "Content-Type: application/json\r\n", EMPTY_BOARD);
      snapshotGiven.countDown();
      return;
    }
    streams++;
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

  private void take(WireEvents.Wire wire, OutputStream out) {
    if (events == most) {
      return;
    }
    byte[] event = wire.text().getBytes(StandardCharsets.UTF_8);
    try {
      out.write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sliceLength += event.length;
    if (++events % inSlice == 0) {
      slices.add(sliceLength);
      sliceLength = 0;
    }
    if (EventCodec.decode(wire.name(), wire.data()) instanceof Decoded.Ok ok) {
      expected.apply(wire.id(), ok.event());
    }
  }
}
