package dev.tallyboard.command.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, a check ends in time, with a verdict for every requirement. */
@Timeout(90)
class HostileServerTest {
  private static final int REQUIREMENTS = 38;
  private static final Terms TERMS =
      new Terms(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(3), true, true);

  /** The watch, three seconds of patience, and what a busy machine adds. */
  private static final Duration MOST = Duration.ofSeconds(20);

  private static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private static final ExecutorService RUNS = Executors.newVirtualThreadPerTaskExecutor();

  /** One at a time: each takes all that a processor gives. */
  private static final ExecutorService FLOODS = Executors.newSingleThreadExecutor();

  private record Run(Checked checked, Duration took) {}

  @AfterAll
  static void end() {
    RUNS.shutdownNow();
    FLOODS.shutdownNow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aCheckEndsInTimeAndSaysWhatIsWrong(
      String server, String broken, String seen, CompletableFuture<Run> run) {
    Checked checked = run.join().checked();

    assertThat(run.join().took()).isLessThan(MOST);
    assertThat(checked.results()).hasSize(REQUIREMENTS);
    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).contains(broken);
    assertThat(checked.seen().get(broken)).contains(seen);
  }

  static Stream<Arguments> aCheckEndsInTimeAndSaysWhatIsWrong() {
    List<Arguments> cases =
        List.of(
            of("says nothing", "status", "did not answer within 3", Exchange::untilClosed),
            of(
                "drips its head",
                "status",
                "did not answer within 3",
                it -> drip(it, "HTTP/1.1 200 OK\r\nX: ")),
            of("closes at once", "status", "127.0.0.1", _ -> {}),
            of("speaks no HTTP", "status", "127.0.0.1", it -> it.send("220 smtp\r\n")),
            of("is a web site", "content-type", "text/html", HostileServerTest::page),
            of("wants a token", "status", "--token-file", it -> it.answer("401 No", "", "")),
            of(
                "points elsewhere",
                "status",
                "http://example.com/",
                it -> it.answer("302 Found", "Location: http://example.com/\r\n", "")),
            flooding("sends a line without end", "stays-open", "1 MiB", "data: xxxxxxxxxx"),
            flooding("sends an event without end", "stays-open", "1 MiB", "data: x\n"),
            flooding("sends bytes without end", "stays-open", "1 MiB", "\0\377\t"),
            flooding(
                "floods with events",
                "event-payloads",
                "no workflowId",
                "event: progress\ndata: {\"poId\":\"p\",\"progress\":1}\n\n"),
            flooding("floods with names", "event-names", "message", "data: x\n\n"),
            of(
                "answers the stream only",
                "snapshot",
                "did not answer within",
                HostileServerTest::onlyStream),
            of(
                "drips its snapshot",
                "snapshot",
                "did not answer within",
                HostileServerTest::drippedSnapshot));
    return cases.stream();
  }

  @Test
  void whereNothingListensOneRequirementFailsAndTheOthersAreSkipped() throws Exception {
    RawServer gone = new RawServer(_ -> {});
    gone.close();

    Checked checked = Checked.of(gone, TERMS);

    assertThat(checked.withResult("FAIL")).containsExactly("status");
    assertThat(checked.withResult("SKIP")).hasSize(REQUIREMENTS - 1);
    assertThat(checked.seen().get("status")).contains("Nothing answers");
  }

  @Test
  void aSnapshotWithoutEndIsGivenUp() throws Exception {
    try (RawServer server = new RawServer(HostileServerTest::endlessSnapshot)) {
      Terms patient = new Terms(TERMS.watch(), TERMS.heartbeat(), Terms.PATIENCE, false, true);
      Checked checked = Checked.of(server, patient);

      assertThat(checked.seen().get("snapshot")).contains("larger than 32 MiB");
      assertThat(checked.withResult("FAIL")).contains("snapshot");
    }
  }

  private static Arguments of(String server, String broken, String seen, RawServer.Script script) {
    return Arguments.of(
        server, broken, seen, CompletableFuture.supplyAsync(() -> run(script), RUNS));
  }

  private static Arguments flooding(String server, String broken, String seen, String what) {
    return Arguments.of(
        server,
        broken,
        seen,
        CompletableFuture.supplyAsync(() -> run(it -> flood(it, what)), FLOODS));
  }

  private static Run run(RawServer.Script script) {
    try (RawServer server = new RawServer(script)) {
      long start = System.nanoTime();
      Checked checked = Checked.of(server, TERMS);
      return new Run(checked, Duration.ofNanos(System.nanoTime() - start));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void page(Exchange it) throws Exception {
    it.answer("200 OK", "Content-Type: text/html\r\n", "<html></html>");
  }

  private static void drip(Exchange it, String start) throws Exception {
    it.send(start);
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(200, TimeUnit.MILLISECONDS)) {
      it.send("x");
    }
  }

  private static void flood(Exchange it, String what) throws Exception {
    if (!isStream(it)) {
      it.answer("404 Not Found", "", "");
      return;
    }
    it.send(STREAM);
    endless(it, what);
  }

  private static void endless(Exchange it, String what) throws Exception {
    byte[] piece = what.repeat(50_000 / what.length()).getBytes(StandardCharsets.ISO_8859_1);
    while (true) {
      it.send(piece);
    }
  }

  private static void onlyStream(Exchange it) throws Exception {
    if (isStream(it)) {
      it.send(STREAM);
    }
    it.untilClosed();
  }

  private static void drippedSnapshot(Exchange it) throws Exception {
    if (it.request().path().contains("snapshot")) {
      drip(it, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{");
    }
    it.send(STREAM);
    it.untilClosed();
  }

  private static void endlessSnapshot(Exchange it) throws Exception {
    if (it.request().path().contains("snapshot")) {
      it.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
      endless(it, "[");
    }
    if (isStream(it)) {
      it.send(STREAM);
      it.untilClosed();
    }
    it.answer("404 Not Found", "", "");
  }

  private static boolean isStream(Exchange it) {
    return it.request().path().startsWith("/api/realtime/events");
  }
}
