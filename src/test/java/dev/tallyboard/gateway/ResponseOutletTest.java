package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams of a gateway that was started without the export that {@link ChunkOutlet} needs: all of
 * them go by the server's response, over HTTP/1.1 too.
 */
@Timeout(120)
class ResponseOutletTest {
  private static final String EVENT =
      "{\"event\":\"error\",\"data\":{\"poId\":\"po\",\"workflowId\":\"wf\","
          + "\"stage\":\"ai_parsing\",\"error\":\"%s\"}}";

  private static final String LONG = "x".repeat(15_000);
  private static final int BATCH = 50;

  /** Together more than the system's buffers and a reader's queue take. */
  private static final int BATCHES = 16;

  @TempDir private Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private TallyboardProcess gateway;
  private URI url;

  @BeforeEach
  void start() {
    gateway =
        TallyboardProcess.startWithoutExports(
            home, "gateway", "--port", "0", "--no-auth", "--data", home.resolve("data").toString());
    url = URI.create(gateway.awaitLine("listening on ").substring("listening on ".length()));
  }

  @AfterEach
  void stop() {
    gateway.close();
    http.close();
  }

  @Test
  void aStreamBeginsTellsAndResumesAsItsReadersExpect() throws Exception {
    try (Stream stream = stream()) {
      assertThat(stream.hasHeader("Content-Type: text/event-stream; charset=utf-8")).isTrue();
      assertThat(stream.block().data()).isEqualTo("retry 3000");
      assertThat(stream.block().isHeartbeat()).isTrue();
      List<String> ids = publish(3, "short");

      assertThat(stream.events(3)).extracting(Stream.Block::id).isEqualTo(ids);
      try (Stream again = stream("Last-Event-ID: " + ids.getFirst())) {
        assertThat(again.events(2)).extracting(Stream.Block::id).isEqualTo(ids.subList(1, 3));
      }
      await().until(() -> metric("events_delivered_total") == 5);
    }
  }

  @Test
  void aReaderThatDoesNotReadDelaysNoOtherIsGivenUpAndResumes() throws Exception {
    List<String> ids = new ArrayList<>(publish(1, LONG));
    List<String> read = new ArrayList<>();
    try (Stream slow = unread();
        Stream quick = stream()) {
      slow.block();
      for (int i = 0; i < BATCHES; i++) {
        List<String> batch = publish(BATCH, LONG);
        ids.addAll(batch);
        assertThat(quick.events(BATCH)).extracting(Stream.Block::id).isEqualTo(batch);
      }
      await().until(() -> metric("slow_readers_disconnected_total") == 1);
      try {
        while (true) {
          read.addAll(slow.events(1).stream().map(Stream.Block::id).toList());
        }
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?i).*(closed|reset).*");
      }
    }
    assertThat(read.size()).isBetween(1, ids.size() - 1);
    try (Stream again = stream("Last-Event-ID: " + read.getLast())) {
      again.eventsUpTo(ids.getLast()).forEach(it -> read.add(it.id()));
    }
    assertThat(read).isEqualTo(ids.subList(1, ids.size()));
  }

  @Test
  void aReplayWaitsForItsReaderAndIsWhole() throws Exception {
    List<String> ids = new ArrayList<>(publish(1, LONG));
    for (int i = 0; i < BATCHES; i++) {
      ids.addAll(publish(BATCH, LONG));
    }
    try (Stream slow = unread("Last-Event-ID: " + ids.getFirst());
        Stream quick = stream()) {
      ids.addAll(publish(1, "short"));
      assertThat(quick.event().id()).isEqualTo(ids.getLast());
      // It holds no more than a share of what there is to read.
      assertThat(metric("events_replayed_total")).isLessThan(BATCHES * BATCH);

      assertThat(slow.eventsUpTo(ids.getLast()))
          .extracting(Stream.Block::id)
          .isEqualTo(ids.subList(1, ids.size()));
    }
  }

  @Test
  void toldToStopItWritesWhatIsQueuedAndEndsTheStream() throws Exception {
    try (Stream slow = unread()) {
      slow.block();
      List<String> ids = new ArrayList<>();
      // Until more waits than is handed to the socket at once.
      while (ids.size() - metric("events_delivered_total") <= 2 * BATCH) {
        ids.addAll(publish(BATCH, LONG));
        int told = ids.size();
        await().until(() -> metric("publish_to_write_seconds_count") == told);
      }

      gateway.terminate();

      assertThat(slow.eventsUpTo(ids.getLast())).extracting(Stream.Block::id).isEqualTo(ids);
      assertThat(slow.event()).isEqualTo(Stream.END);
    }
    assertThat(gateway.awaitExit()).isZero();
    assertThat(gateway.err()).isEmpty();
  }

  private Stream stream(String... headers) throws IOException {
    return Stream.open(url.getPort(), "/api/realtime/events", headers);
  }

  private Stream unread(String... headers) throws IOException {
    Stream stream = Stream.unread(url.getPort(), "/api/realtime/events", 32 * 1024, headers);
    stream.readHead();
    return stream;
  }

  /**
   * @return their ids
   */
  private List<String> publish(int count, String text) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/api/realtime/events"))
                .POST(
                    BodyPublishers.ofString(
                        Collections.nCopies(count, EVENT.formatted(text)).toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String ids = answer.body().replaceAll(".*\\[|].*|\"", "");
    return Arrays.asList(ids.split(","));
  }

  private double metric(String name) throws Exception {
    return GatewayMetrics.read(
        name,
        http.send(HttpRequest.newBuilder(url.resolve("/metrics")).build(), BodyHandlers.ofString())
            .body());
  }
}
