package dev.tallyboard.benchmark;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Published;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What subscribers cost that never read: so many of them, first while progress is published at a
 * steady rate, then while more is published that may not be dropped than their queues take. A
 * hundred others read meanwhile, and must not notice.
 *
 * <pre>
 * mvn -q -Pbench -DskipTests package exec:exec -Dbench.main=DeafReaders -Dbench.rate=100 \
 *   -Dbench.seconds=20 -Dbench.subscribers=1000
 * </pre>
 */
public final class DeafReaders {
  private static final int READERS = 100;
  private static final int RECEIVE_BYTES = 4_096;

  /** Each of a size that a system's buffers do not take many of. */
  private static final String TEXT = "x".repeat(2_000);

  private static final int BATCH = 100;
  private static final int BATCHES = 80;

  /** Between two of them: what the others can read. */
  private static final long BATCH_NANOS = 200_000_000;

  private DeafReaders() {}

  /**
   * @param args events per second, seconds, how many never read
   */
  public static void main(String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[1]);
    int count = Integer.parseInt(args[2].split(",")[0]);
    List<SocketChannel> deaf = new ArrayList<>();
    try (GatewayRun gateway = GatewayRun.start();
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(gateway.url().toString(), null), Optional::empty);
        Subscribers readers = Subscribers.open(gateway.url(), READERS)) {
      steady("without them", client, readers, perSecond, seconds);
      tell("without them", gateway);
      for (int i = 0; i < count; i++) {
        deaf.add(deaf(gateway.url()));
      }
      for (int i = 0; i < BATCHES; i++) {
        fail(client);
        LockSupport.parkNanos(BATCH_NANOS);
        if (i % 20 == 19) {
          tell((i + 1) * BATCH + " errors of 2 kB", gateway);
        }
      }
      steady("with " + count, client, readers, perSecond, seconds);
      tell("behind that", gateway);
    }
    System.exit(0);
  }

  private static SocketChannel deaf(URI gateway) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    socket.write(
        ByteBuffer.wrap(
            "GET /api/realtime/events HTTP/1.1\r\nHost: bench\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII)));
    return socket;
  }

  private static void fail(GatewayClient client) {
    Event failed = new Failed(new Subject("po_1", "wf_1", Stage.AI_PARSING), TEXT, Meta.NONE);
    if (!(client.publish(Collections.nCopies(BATCH, failed)) instanceof Published.Stored)) {
      throw new IllegalStateException("not published");
    }
  }

  private static void steady(
      String what, GatewayClient client, Subscribers readers, int perSecond, int seconds) {
    Publisher publisher = new Publisher(client, perSecond, seconds, new Histogram(3));
    publisher.prepare();
    long start = System.nanoTime() + 100_000_000;
    readers.expect(it -> publisher.due(start, it));
    publisher.run(start);
    readers.awaitDeliveries((long) publisher.events() * READERS);
    Histogram latency = readers.latency();
    System.out.printf(
        Locale.ROOT,
        "%s: the others' p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d faults%n",
        what,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3,
        latency.getMaxValue() / 1e3,
        readers.faults());
  }

  private static void tell(String what, GatewayRun gateway) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d MB of heap in use, %,d MB in all%n",
        what,
        gateway.heap() / 1024,
        gateway.resident() / 1024);
  }
}
