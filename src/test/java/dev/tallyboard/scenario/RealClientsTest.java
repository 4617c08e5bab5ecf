package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that others wrote: curl, and the EventSource of a browser. Skipped where not installed.
 */
@Timeout(120)
final class RealClientsTest {
  private static final String MERCHANT = "local";
  private static final String STREAM = "/api/realtime/events";

  /** Tells every event and every opening of its stream to the server that it came from. */
  private static final String PAGE =
      """
      <!DOCTYPE html><title>events</title><script>
      const source = new EventSource('/api/realtime/events');
      const tell = line => fetch('/told', {method: 'POST', body: line});
      source.onopen = () => tell('open');
      for (const kind of ['progress', 'stage', 'completion', 'error', 'reset'])
        source.addEventListener(kind, it => { if (it.data) tell(it.lastEventId + ' ' + it.data); });
      </script>
      """;

  @TempDir private Path folder;
  private RestartableGateway gateway;

  @BeforeEach
  void open() {
    gateway = new RestartableGateway(folder.resolve("gateway"));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void curlFollowsResumesAndPublishes() throws Exception {
    Path curl = installed("curl");
    String url = "http://127.0.0.1:" + gateway.port() + STREAM;

    Path live = folder.resolve("live");
    Process following = run(live, curl.toString(), "-sS", "-N", url);
    await().until(() -> lines(live).contains("event: heartbeat"));
    String body =
        "{\"event\":\"progress\",\"data\":{\"poId\":\"po_0\",\"stage\":\"ai_parsing\",\"progress\":7}}";
    Path answer = folder.resolve("answer");
    Process publishing =
        run(answer, curl.toString(), "-sS", "--json", body, "-w", "\n%{http_code}\n", url);
    assertThat(publishing.waitFor()).isZero();
    assertThat(lines(answer)).endsWith("202");
    List<EventId> ids = gateway.publish(MERCHANT, progress(1, 20));
    await().until(() -> lines(live).contains("id: " + ids.getLast()));
    following.destroy();
    assertThat(following.waitFor()).isNotZero(); // it would have gone on
    assertThat(lines(live)).startsWith("retry: 3000");
    assertThat(percents(live)).containsExactlyElementsOf(numbers(7, 1, 20));

    Path rest = folder.resolve("rest");
    Process resuming =
        run(rest, curl.toString(), "-sS", "-N", "-H", "Last-Event-ID: " + ids.get(9), url);
    await().until(() -> lines(rest).contains("id: " + ids.getLast()));
    resuming.destroy();
    resuming.waitFor();
    assertThat(percents(rest)).containsExactlyElementsOf(numbers(null, 11, 20));
  }

  @Test
  void aBrowserComesBackByItselfWithoutALostOrDoubledEvent() throws Exception {
    Path browser = installed("chromium", "chromium-browser", "google-chrome");
    List<String> told = new CopyOnWriteArrayList<>();
    try (RawServer site = new RawServer(it -> serve(it, told))) {
      Process process =
          run(
              folder.resolve("browser.log"),
              browser.toString(),
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--disable-dev-shm-usage",
              "--remote-debugging-port=0",
              "--user-data-dir=" + folder.resolve("profile"),
              site.url() + "/");
      try {
        awaiting().until(() -> told.contains("open"));
        publishAndAwait(1, 40, told);
        site.cut(STREAM);
        gateway.publish(MERCHANT, progress(41, 60));
        awaiting().until(() -> told.stream().filter("open"::equals).count() == 2);
        publishAndAwait(61, 70, told);
        gateway.restart();
        publishAndAwait(71, 80, told);

        assertThat(told.stream().filter(it -> !it.equals("open")).map(RealClientsTest::percent))
            .containsExactlyInAnyOrderElementsOf(numbers(null, 1, 80));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
  }

  private void publishAndAwait(int from, int to, List<String> told) {
    String last = gateway.publish(MERCHANT, progress(from, to)).getLast() + " ";
    awaiting().until(() -> told.stream().anyMatch(it -> it.startsWith(last)));
  }

  /** The page, what it tells, and for the rest the gateway behind. */
  private void serve(Exchange exchange, List<String> told) throws IOException {
    switch (exchange.request().path()) {
      case "/" -> exchange.answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", PAGE);
      case "/told" -> {
        told.add(exchange.request().body());
        exchange.answer("200 OK", "Content-Type: text/plain\r\n", "");
      }
      case STREAM -> forward(exchange);
      default -> exchange.answer("404 Not Found", "", "");
    }
  }

  private void forward(Exchange exchange) throws IOException {
    String last = exchange.request().headers().get("last-event-id");
    try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      behind
          .getOutputStream()
          .write(
              ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n%s\r\n"
                      .formatted(STREAM, last == null ? "" : "Last-Event-ID: " + last + "\r\n"))
                  .getBytes(StandardCharsets.UTF_8));
      InputStream answer = behind.getInputStream();
      byte[] bytes = new byte[8_192];
      for (int count = answer.read(bytes); count >= 0; count = answer.read(bytes)) {
        exchange.send(Arrays.copyOf(bytes, count));
      }
    } catch (IOException e) {
      exchange.socket().close(); // as a gateway that is away looks from the browser
    }
  }

  private static Path installed(String... names) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .flatMap(it -> Stream.of(names).map(name -> Path.of(it, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), names[0] + " is not installed");
    return found.orElseThrow();
  }

  private static Process run(Path output, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("TMPDIR", output.getParent().toString()); // it leaves things there
    return builder.start();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Event> progress(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .<Event>mapToObj(
            it ->
                new Progress(new Subject("po_" + it, null, Stage.AI_PARSING), it, null, Meta.NONE))
        .toList();
  }

  private static List<Integer> numbers(@Nullable Integer first, int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    if (first != null) {
      numbers.add(first);
    }
    IntStream.rangeClosed(from, to).forEach(numbers::add);
    return numbers;
  }

  private static List<Integer> percents(Path stream) {
    return lines(stream).stream()
        .filter(it -> it.startsWith("data: ") && it.contains("\"progress\""))
        .map(RealClientsTest::percent)
        .toList();
  }

  private static int percent(String data) {
    return (int) Double.parseDouble(data.replaceFirst(".*\"progress\":([0-9.]+).*", "$1"));
  }

  private static org.awaitility.core.ConditionFactory awaiting() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }
}
