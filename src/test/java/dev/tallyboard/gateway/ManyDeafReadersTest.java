package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand readers that take nothing, while there is much to tell: a gateway with half a gigabyte
 * of heap lives, and who reads gets everything, and in time.
 */
@Timeout(240)
class ManyDeafReadersTest {
  private static final int DEAF = 1_000;
  private static final int HEAP_MIB = 512;

  /** As many as a reader's queue may hold, so that nothing is conflated. */
  private static final int ORDERS = 4_000;

  /** For a thousand queues that is 160,000 entries, by the quick compiler alone. */
  private static final int BATCH = 160;

  /** More than a hundred: one that meets a full collection of the heap is not yet the p99. */
  private static final int BATCHES = 125;

  /** From one batch to the next. */
  private static final Duration PACE = Duration.ofMillis(120);

  @TempDir private Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<SocketChannel> deaf = new ArrayList<>();
  private TallyboardProcess gateway;
  private URI url;

  @BeforeEach
  void start() {
    gateway =
        TallyboardProcess.start(
            home,
            Map.of(),
            HEAP_MIB,
            "gateway",
            "--port",
            "0",
            "--no-auth",
            "--data",
            home.resolve("data").toString());
    url = URI.create(gateway.awaitLine("listening on ").substring("listening on ".length()));
  }

  @AfterEach
  void stop() throws IOException {
    for (SocketChannel socket : deaf) {
      socket.close();
    }
    gateway.close();
    http.close();
  }

  @Test
  void liveOnesFillNoHeapAndDelayNobody() throws Exception {
    String head = publish(0, 1);
    try (Stream quick = stream(head)) {
      for (int i = 0; i < DEAF; i++) {
        deaf.add(deaf(""));
      }
      assertAllIsToldInTime(quick);
    }
  }

  @Test
  void thoseThatCatchUpFillNoHeapAndDelayNobody() throws Exception {
    String first = publish(0, 1);
    String head = first;
    for (int i = 0; i < BATCHES; i++) {
      head = publish(i * BATCH, BATCH);
    }
    try (Stream quick = stream(head)) {
      for (int i = 0; i < DEAF; i++) {
        deaf.add(deaf("Last-Event-ID: " + first + "\r\n"));
      }
      assertAllIsToldInTime(quick);
    }
  }

  private void assertAllIsToldInTime(Stream quick) throws Exception {
    CompletableFuture<List<Long>> read = CompletableFuture.supplyAsync(() -> delays(quick));
    long start = System.nanoTime();
    for (int i = 0; i < BATCHES; i++) {
      long due = start + i * PACE.toNanos();
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofMinutes(1))
          .until(() -> System.nanoTime() >= due);
      publish(i * BATCH, BATCH);
    }
    List<Long> delays = read.get().stream().sorted().toList();

    assertThat(gateway.isAlive()).isTrue();
    assertThat(gateway.err()).isEmpty();
    assertThat(delays).hasSize(BATCHES * BATCH);
    assertThat(delays.get(delays.size() * 99 / 100)).as("ms, p99").isLessThan(1_000);
  }

  /** From each event's publication to its arrival; those that came. */
  private static List<Long> delays(Stream quick) {
    List<Long> delays = new ArrayList<>();
    try {
      while (delays.size() < BATCHES * BATCH) {
        String data = quick.event().data();
        int at = data.indexOf("\"timestamp\":");
        if (at < 0) {
          return delays; // the stream has ended
        }
        long published = Long.parseLong(data.substring(at + 12, at + 25));
        delays.add(System.currentTimeMillis() - published);
      }
      return delays;
    } catch (IOException e) {
      throw new UncheckedIOException("after " + delays.size(), e);
    }
  }

  /**
   * @return the id of the last of them
   */
  private String publish(int from, int count) throws Exception {
    String body =
        IntStream.range(from, from + count)
            .mapToObj(
                it ->
                    ("{\"event\":\"progress\",\"data\":{\"poId\":\"po%d\",\"workflowId\":\"wf%d\","
                            + "\"stage\":\"ai_parsing\",\"progress\":%d,\"message\":\"Page %d\"}}")
                        .formatted(it % ORDERS, it % ORDERS, Math.min(100, it / ORDERS), it))
            .collect(Collectors.joining(",", "[", "]"));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/api/realtime/events"))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    String[] parts = answer.body().split("\"");
    return parts[parts.length - 2];
  }

  private Stream stream(String lastEventId) throws IOException {
    return Stream.open(url.getPort(), "/api/realtime/events", "Last-Event-ID: " + lastEventId);
  }

  private SocketChannel deaf(String header) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
    socket.write(
        ByteBuffer.wrap(
            ("GET /api/realtime/events HTTP/1.1\r\nHost: test\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    return socket;
  }
}
