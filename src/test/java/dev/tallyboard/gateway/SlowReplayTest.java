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
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader that comes back for a hundred thousand events and reads slowly, at a gateway whose heap
 * holds a part of them: it waits in place, and nobody else does.
 */
@Timeout(240)
class SlowReplayTest {
  private static final int HEAP_MIB = 128;
  private static final int EVENTS = 100_000;
  private static final int BATCH = 1_000;

  /** All of them are 120 MB. */
  private static final String TEXT = "x".repeat(1_000);

  @TempDir private Path home;
  private final HttpClient http = HttpClient.newHttpClient();
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
  void stop() {
    gateway.close();
    http.close();
  }

  @Test
  void itGetsAllWithTheHeapBoundedAndNobodyDelayed() throws Exception {
    String first = "";
    for (int i = 0; i < EVENTS / BATCH; i++) {
      String id = publish(BATCH);
      first = first.isEmpty() ? id : first;
    }
    // The board reads all of it when it is first asked for, which may take longer than one waits.
    await().atMost(Duration.ofMinutes(1)).until(this::boardIsThere);
    String log = first.substring(0, first.lastIndexOf('-'));
    try (Stream slow =
            Stream.unread(
                url.getPort(), "/api/realtime/events", 32 * 1024, "Last-Event-ID: " + log + "-0");
        Stream quick = Stream.open(url.getPort(), "/api/realtime/events")) {
      slow.readHead();
      assertThat(slow.head()).startsWith("HTTP/1.1 200");
      long expected = 1;
      for (int live = 1; live <= 20; live++) {
        String id = publish(1);
        long published = System.nanoTime();
        assertThat(quick.event().id()).isEqualTo(id);
        assertThat(Duration.ofNanos(System.nanoTime() - published))
            .isLessThan(Duration.ofSeconds(1));
        // A little now and then, the most of it is not taken.
        expected = read(slow, 100, expected);
      }
      read(slow, EVENTS + 20 - (int) expected + 1, expected);
      String last = publish(1);
      assertThat(slow.event().id()).isEqualTo(last);
      assertThat(quick.event().id()).isEqualTo(last);
    }
    assertThat(gateway.isAlive()).isTrue();
    assertThat(gateway.err()).isEmpty();
  }

  private boolean boardIsThere() throws Exception {
    HttpRequest asking = HttpRequest.newBuilder(url.resolve("/api/realtime/snapshot")).build();
    return http.send(asking, BodyHandlers.discarding()).statusCode() == 200;
  }

  private static long read(Stream slow, int count, long expected) throws IOException {
    List<Stream.Block> events = slow.events(count);
    assertThat(
            events.stream()
                .map(it -> Long.parseLong(it.id().substring(it.id().lastIndexOf('-') + 1))))
        .containsExactlyElementsOf(LongStream.range(expected, expected + count).boxed().toList());
    return expected + count;
  }

  /**
   * @return the id of the first of them
   */
  private String publish(int count) throws Exception {
    String event =
        "{\"event\":\"error\",\"data\":{\"poId\":\"po\",\"stage\":\"ai_parsing\",\"error\":\""
            + TEXT
            + "\"}}";
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/api/realtime/events"))
                .POST(BodyPublishers.ofString(Collections.nCopies(count, event).toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.body().split("\"")[3];
  }
}
