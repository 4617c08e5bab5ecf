package dev.tallyboard.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Many readers of a gateway's stream on one thread, as cheap as they can be, who check every event:
 * none missing, none double, all in order.
 */
final class Subscribers implements AutoCloseable, ReadStream.Arrivals {
  private static final int READ_BYTES = 256 * 1024;

  /** Without a delivery for so long, none is on its way. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Selector selector;
  private final List<SocketChannel> sockets = new ArrayList<>();
  private final List<ReadStream> streams = new ArrayList<>();
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(READ_BYTES);
  private final Thread reader = Thread.ofPlatform().name("subscribers").unstarted(this::run);
  private final CompletableFuture<Void> broken = new CompletableFuture<>();

  /** When an event was due, by its number, on {@link System#nanoTime}; set between two phases. */
  private volatile IntToLongFunction due = _ -> 0;

  /** Microseconds from when an event was due until it was read; the reader's own in a phase. */
  private volatile Histogram latency = new Histogram(3);

  // Written by the reader.
  private volatile long deliveries;
  private volatile long faults;
  private long counted;
  private long now;

  private Subscribers(Selector selector) {
    this.selector = selector;
  }

  /** Opens so many streams, and returns once each has its answer. */
  static Subscribers open(URI gateway, int count) throws IOException {
    Subscribers all = new Subscribers(Selector.open());
    byte[] request =
        "GET /api/realtime/events HTTP/1.1\r\nHost: bench\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      SocketChannel socket =
          SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      socket.write(ByteBuffer.wrap(request));
      all.sockets.add(socket);
    }
    for (SocketChannel socket : all.sockets) {
      ByteBuffer answer = ByteBuffer.allocate(12);
      while (answer.hasRemaining() && socket.read(answer) >= 0) {}
      String status = StandardCharsets.US_ASCII.decode(answer.flip()).toString();
      if (!status.equals("HTTP/1.1 200")) {
        throw new IOException("a stream was not opened: " + status);
      }
      ReadStream stream = new ReadStream();
      all.streams.add(stream);
      socket.configureBlocking(false);
      socket.register(all.selector, SelectionKey.OP_READ, stream);
    }
    all.reader.start();
    return all;
  }

  /** Before the next events come, which are numbered from zero; nothing may be under way. */
  void expect(IntToLongFunction dueAt) {
    streams.forEach(ReadStream::restart);
    latency = new Histogram(3);
    due = dueAt;
    faults = 0;
    counted = 0;
    deliveries = 0;
  }

  int count() {
    return sockets.size();
  }

  /** Events that were read, by all readers together, since {@link #expect}. */
  long deliveries() {
    if (broken.isDone()) {
      broken.join();
    }
    return deliveries;
  }

  /**
   * Returns once so many events have been read, by all readers together.
   *
   * @throws IllegalStateException when some of them do not come
   */
  void awaitDeliveries(long count) {
    long last = -1;
    long since = 0;
    for (long is = deliveries(); is < count; is = deliveries()) {
      long now = System.nanoTime();
      if (is != last) {
        last = is;
        since = now;
      } else if (now - since > PATIENCE.toNanos()) {
        throw new IllegalStateException((count - is) + " deliveries are missing");
      }
      LockSupport.parkNanos(200_000);
    }
  }

  long faults() {
    return faults;
  }

  /** Only while nothing is under way. */
  Histogram latency() {
    return latency;
  }

  @Override
  public void arrived(int number) {
    counted++;
    latency.recordValue(Math.max(0, now - due.applyAsLong(number)) / 1_000);
  }

  @Override
  public void fault(int expected, int number) {
    counted++;
    if (faults++ == 0) {
      System.out.println("expected event " + expected + ", and got " + number);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (SocketChannel socket : sockets) {
      socket.close();
    }
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read);
        deliveries = counted;
      }
    } catch (ClosedSelectorException e) {
      // closed, as it should be
    } catch (IOException | RuntimeException e) {
      broken.completeExceptionally(e);
    }
  }

  private void read(SelectionKey key) {
    try {
      bytes.clear();
      int count = ((SocketChannel) key.channel()).read(bytes);
      if (count < 0) {
        throw new IOException("a stream has ended");
      }
      now = System.nanoTime();
      ((ReadStream) key.attachment()).read(bytes.flip(), this);
    } catch (IOException e) {
      key.cancel();
      broken.completeExceptionally(e);
    }
  }
}
