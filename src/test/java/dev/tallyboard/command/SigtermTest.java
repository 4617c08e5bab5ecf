package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.TallyboardProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is told to stop while it is busy. */
@Timeout(120)
class SigtermTest {
  private static final String EVENT =
      "{\"event\":\"stage\",\"data\":{\"poId\":\"%s\",\"workflowId\":\"wf\","
          + "\"stage\":\"ai_parsing\",\"status\":\"started\",\"message\":\"%s\"}}";

  @TempDir Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private TallyboardProcess gateway;
  private URI url;

  @BeforeEach
  void start() {
    gateway = startGateway();
  }

  @AfterEach
  void stop() {
    gateway.close();
    clients.shutdownNow();
    http.close();
  }

  @Test
  void readersComeToACleanEndAndEverythingThatWasAcceptedIsThereAfterwards() throws Exception {
    Future<String> reader = clients.submit(this::readToTheEnd);
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    List<Future<?>> publishers =
        List.of(
            clients.submit(() -> publishUntilRefused("a", accepted)),
            clients.submit(() -> publishUntilRefused("b", accepted)),
            clients.submit(() -> publishUntilRefused("c", accepted)));
    await().until(() -> accepted.size() > 50);
    String late = EVENT.formatted("late", "");
    try (Socket slowly = new Socket("127.0.0.1", url.getPort())) {
      send(
          slowly,
          "POST /api/realtime/events HTTP/1.1\r\nHost: test\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(late.length(), late.substring(0, 10)));
      int before = accepted.size();
      await().until(() -> accepted.size() > before + 10);

      gateway.terminate();
      for (Future<?> publisher : publishers) {
        publisher.get(20, TimeUnit.SECONDS);
      }
      send(slowly, late.substring(10));
      assertThat(answer(slowly)).isEqualTo("HTTP/1.1 202 Accepted");
    }
    accepted.add("late");

    assertThat(gateway.awaitExit()).isZero();
    assertThat(gateway.err()).isEmpty();
    assertThat(reader.get(10, TimeUnit.SECONDS)).isEmpty();
    gateway = startGateway();
    String board = get("/api/realtime/snapshot").body();
    assertThat(accepted).allMatch(it -> board.contains("\"poId\":\"" + it + "\""));
  }

  @Test
  void aReaderThatNeverReadsDoesNotKeepItFromEnding() throws Exception {
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(32 * 1024);
      deaf.connect(new InetSocketAddress("127.0.0.1", url.getPort()));
      send(deaf, "GET /api/realtime/events HTTP/1.1\r\nHost: test\r\n\r\n");
      String long15 = "x".repeat(15_000);
      for (int i = 0; i < 700; i++) {
        assertThat(publish("po" + i, long15)).isEqualTo(202);
      }

      gateway.terminate();

      await().atMost(Duration.ofSeconds(5)).until(() -> isDraining() || !gateway.isAlive());
      assertThat(gateway.awaitExit()).isZero();
      assertThat(gateway.err()).isEmpty();
    }
  }

  private boolean isDraining() throws InterruptedException {
    try {
      return get("/health/ready").body().equals("{\"status\":\"draining\"}");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the stream's last block lacks: nothing, when it ends as it should. */
  private String readToTheEnd() throws Exception {
    HttpResponse<InputStream> stream =
        http.send(request("/api/realtime/events").build(), BodyHandlers.ofInputStream());
    String rest = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rest = line;
      }
    }
    return rest;
  }

  private void publishUntilRefused(String mark, Set<String> accepted) {
    try {
      for (int i = 0; ; i++) {
        String poId = mark + i;
        if (publish(poId, "") != 202) {
          return;
        }
        accepted.add(poId);
      }
    } catch (IOException e) {
      // Not answered, hence not accepted.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int publish(String poId, String message) throws IOException, InterruptedException {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofString(EVENT.formatted(poId, message));
    return http.send(request("/api/realtime/events").POST(body).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String answer(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
        .readLine();
  }

  private TallyboardProcess startGateway() {
    TallyboardProcess started =
        TallyboardProcess.start(
            home, "gateway", "--port", "0", "--no-auth", "--data", home.resolve("data").toString());
    url = URI.create(started.awaitLine("listening on ").substring("listening on ".length()));
    return started;
  }
}
