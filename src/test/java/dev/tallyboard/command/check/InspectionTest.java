package dev.tallyboard.command.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks against endpoints that lack one thing each; all run at once, since most of it waits. */
@Timeout(90)
class InspectionTest {
  private static final Terms TERMS =
      new Terms(Duration.ofMillis(1_600), Duration.ofMillis(200), Terms.PATIENCE, false, true);
  private static final Terms PUBLISHING =
      new Terms(Duration.ofMillis(500), Duration.ofMillis(200), Terms.PATIENCE, true, true);
  private static final Terms SLOW_HEARTBEATS =
      new Terms(Duration.ofSeconds(4), Duration.ofSeconds(3), Terms.PATIENCE, false, true);
  private static final String PROGRESS = "\"progress\":40,\"message\":\"c\"";

  private static final ExecutorService RUNS = Executors.newVirtualThreadPerTaskExecutor();

  @AfterAll
  static void end() {
    RUNS.shutdownNow();
  }

  @Test
  void anEndpointThatKeepsTheContractPassesEverything() throws Exception {
    Checked checked = checked(PUBLISHING, _ -> {});

    // How soon events arrive is also up to the machine that runs this.
    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).isSubsetOf("latency");
    assertThat(checked.withResult("SKIP")).isEmpty();
    assertThat(checked.results()).hasSize(38);
  }

  @Test
  void withoutLeaveToPublishItOnlyReads() throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint();
        RawServer server = new RawServer(endpoint::serve)) {
      Checked checked = Checked.of(server, TERMS);

      assertThat(checked.withResult("FAIL")).isEmpty();
      assertThat(checked.withResult("SKIP"))
          .containsExactly("exactly-once", "latency", "no-injection", "publish");
      assertThat(server.requests()).extracting(RawServer.Request::method).containsOnly("GET");
      assertThat(server.requests()).noneMatch(it -> it.path().contains(FakeEndpoint.TOKEN));
    }
  }

  @Test
  void aServerOfTheFirstHalfPassesAndWhatItDoesNotOfferIsSkipped() throws Exception {
    Checked checked = checked(PUBLISHING, FakeEndpoint::bare);

    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).isEmpty();
    assertThat(checked.withResult("PASS"))
        .containsExactly(
            "content-type",
            "event-names",
            "event-payloads",
            "heartbeat-at-once",
            "heartbeat-interval",
            "heartbeat-payload",
            "heartbeat-without-id",
            "line-ends",
            "no-compression",
            "stages",
            "status",
            "stays-open",
            "utf-8");
    assertThat(checked.seen().get("snapshot")).isEqualTo("not offered (404)");
    assertThat(checked.seen().get("ids")).startsWith("not offered");
  }

  @Test
  void whatTheStandardAllowsIsNoFaultOfAServerOfTheFirstHalf() throws Exception {
    Checked checked =
        checked(
            TERMS,
            it -> {
              it.bare().lineEnd = "\r\n";
              it.log.replaceAll(
                  block -> block.replaceFirst("event: (.*)", "event: merchant:m_1:$1"));
            });

    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).isEmpty();
    assertThat(checked.seen().get("line-ends")).isEqualTo("not offered (CR line ends)");
    assertThat(checked.seen().get("event-names")).contains("merchant:m_1:progress");
  }

  @Test
  void whatAServerOfTheFirstHalfOffersWronglyFails() throws Exception {
    Checked checked =
        checked(
            TERMS,
            it -> {
              it.bare().opening = "retry: 99\n\n";
              it.log.set(3, FakeEndpoint.event("42", "progress", "\"progress\":140"));
            });

    assertThat(checked.withResult("FAIL")).containsExactly("event-payloads", "ids", "retry");
  }

  private record Case(String flaw, List<String> broken, CompletableFuture<Checked> run) {}

  private static final class Cases {
    private final Map<String, Case> all = new LinkedHashMap<>();

    void add(String flaw, Consumer<FakeEndpoint> change, String... broken) {
      add(flaw, TERMS, change, broken);
    }

    void add(String flaw, Terms terms, Consumer<FakeEndpoint> change, String... broken) {
      CompletableFuture<Checked> run =
          CompletableFuture.supplyAsync(() -> unchecked(terms, change), RUNS);
      all.put(flaw, new Case(flaw, List.of(broken), run));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flaws")
  void eachFlawFailsItsRequirementAndNoOther(
      String flaw, List<String> broken, CompletableFuture<Checked> run) {
    Checked checked = run.join();

    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).isEqualTo(broken);
  }

  static Stream<Arguments> flaws() {
    Cases it = new Cases();
    it.add("an error for an answer", e -> e.streamStatus = "500 Oops", "status");
    it.add("a page", e -> e.streamHeaders = "Content-Type: text/html\r\n", "content-type");
    it.add("gzip", e -> e.streamHeaders += "Content-Encoding: gzip\r\n", "no-compression");
    it.add("cached", e -> without(e, "Cache-Control: no-store\r\n"), "cache-control");
    it.add("buffered", e -> without(e, "X-Accel-Buffering: no\r\n"), "x-accel-buffering");
    it.add("another retry", e -> e.opening = "retry: 1000\n\n", "retry");
    it.add("no retry", e -> e.opening = "", "retry");
    it.add(
        "a late first heartbeat",
        SLOW_HEARTBEATS,
        e -> {
          e.firstHeartbeatMs = 2_500;
          e.heartbeatMs = 3_000;
        },
        "heartbeat-at-once");
    it.add("a snapshot that fails", e -> e.snapshotStatus = "500 Oops", "snapshot");
    it.add("a snapshot that is no JSON", e -> e.board = "<html>", "snapshot");
    it.add(
        "a board without pipeline", e -> e.board = less(e, ",\"pipeline\":[]"), "snapshot-shape");
    it.add(
        "an order without status",
        e -> e.board = e.board.replace("\"orders\":[]", "\"orders\":[{\"poId\":\"p\"}]"),
        "snapshot-shape");
    it.add(
        "a board without lastEventId",
        e -> e.board = less(e, "\"lastEventId\":\"log-3\","),
        "snapshot-last-event-id");
    it.add(
        "no ETag", e -> e.snapshotHeaders = "Content-Type: application/json\r\n", "snapshot-etag");
    it.add("no 304", e -> e.answers304 = false, "snapshot-not-modified");
    it.add("nobody is asked for a token", e -> e.guarded = false, "no-token");
    it.add(
        "refusals that are no problems",
        e -> e.problemType = "text/plain",
        "bad-token",
        "no-token",
        "other-merchant",
        "token-in-url");
    it.add("any token", e -> e.takesAnyToken = true, "bad-token");
    it.add("a token of the URL", e -> e.takesTokenOfUrl = true, "token-in-url");
    it.add("any merchant", e -> e.takesAnyMerchant = true, "other-merchant");
    it.add("not live", e -> e.health = Map.of("/health/live", "500 Oops"), "health-live");
    it.add("not ready", e -> e.health = Map.of("/health/ready", "503 No"), "health-ready");
    it.add("metrics as a page", e -> e.metricsType = "text/html", "metrics");
    it.add("odd ids are errors", e -> e.statusForOddIds = "400 No", "foreign-id", "malformed-id");
    it.add("no reset", e -> e.resets = false, "foreign-id", "malformed-id");
    it.add("ends", e -> e.closesAfterMs = 700, "stays-open");
    it.add("heartbeats too rare", e -> e.heartbeatMs = 60_000, "heartbeat-interval");
    it.add("heartbeats too often", SLOW_HEARTBEATS, _ -> {}, "heartbeat-interval");
    it.add(
        "heartbeats in seconds",
        e -> e.heartbeat = e.heartbeat.replace("000}", "}"),
        "heartbeat-payload");
    it.add(
        "heartbeats with ids",
        e -> e.heartbeat = "id: log-9\n" + e.heartbeat,
        "heartbeat-without-id");
    it.add("the header resumes nothing", e -> e.resumesByHeader = false, "resume-by-header");
    it.add("the query resumes nothing", e -> e.resumesByQuery = false, "resume-by-query");
    it.add("a gap", e -> e.losesInReplay = 4, "resume-by-header", "resume-by-query");
    it.add("a double", e -> e.doublesInReplay = 4, "resume-by-header", "resume-by-query");
    it.add(
        "another charset",
        e -> e.streamHeaders = e.streamHeaders.replace("utf-8", "iso-8859-1"),
        "utf-8");
    it.add("broken UTF-8", e -> e.opening = ": \u00e4\nretry: 3000\n\n", "utf-8");
    it.add("CR LF", e -> e.lineEnd = "\r\n", "line-ends");
    it.add("a byte-order mark", e -> e.opening = "\u00ef\u00bb\u00bf" + e.opening, "line-ends");
    it.add(
        "an unknown kind",
        e -> e.log.set(4, FakeEndpoint.event("log-5", "started", PROGRESS)),
        "event-names");
    it.add(
        "a channel of another merchant",
        e -> e.log.set(4, FakeEndpoint.event("log-5", "merchant:m_2:progress", PROGRESS)),
        "event-names");
    it.add(
        "progress beyond 100",
        e -> e.log.set(4, FakeEndpoint.event("log-5", "progress", "\"progress\":101")),
        "event-payloads");
    it.add("no poId", e -> e.log.set(4, changed(e, "\"poId\":\"po_1\",", "")), "event-payloads");
    it.add("no JSON", e -> e.log.set(4, changed(e, "\\{", "")), "event-payloads");
    it.add("an unknown stage", e -> e.log.set(4, changed(e, "ai_parsing", "ai-parsing")), "stages");
    it.add("ids of another form", e -> e.log.set(4, changed(e, "log-5", "five")), "ids");
    it.add(
        "ids that shrink",
        e -> e.log.set(4, changed(e, "log-5", "log-1")),
        "ids-grow",
        "resume-by-header",
        "resume-by-query");
    return it.all.values().stream().map(c -> Arguments.of(c.flaw(), c.broken(), c.run()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void eachFlawOfPublishingFailsItsRequirement(
      String flaw, List<String> broken, Consumer<FakeEndpoint> change) throws Exception {
    Checked checked = checked(PUBLISHING, change);

    assertThat(checked.withResult("FAIL")).as("%s", checked.seen()).containsAll(broken);
    assertThat(checked.withResult("FAIL"))
        .filteredOn(it -> !broken.contains(it))
        .isSubsetOf("latency");
  }

  static Stream<Arguments> eachFlawOfPublishingFailsItsRequirement() {
    return Stream.of(
        flaw("an error for an answer", e -> e.publishStatus = "500 Oops", "publish"),
        flaw("told twice", e -> e.doublesPublished = true, "exactly-once", "ids-grow"),
        flaw("told late", e -> e.publishedAfterMs = 150, "latency"),
        flaw("injection", e -> e.takesInjection = true, "no-injection"));
  }

  private static Arguments flaw(String name, Consumer<FakeEndpoint> change, String... broken) {
    return Arguments.of(name, List.of(broken), change);
  }

  private static void without(FakeEndpoint endpoint, String header) {
    endpoint.streamHeaders = endpoint.streamHeaders.replace(header, "");
  }

  private static String less(FakeEndpoint endpoint, String part) {
    return endpoint.board.replace(part, "");
  }

  private static String changed(FakeEndpoint endpoint, String part, String other) {
    return endpoint.log.get(4).replaceFirst(part, other);
  }

  private static Checked unchecked(Terms terms, Consumer<FakeEndpoint> change) {
    try {
      return checked(terms, change);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Checked checked(Terms terms, Consumer<FakeEndpoint> change) throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint()) {
      change.accept(endpoint);
      try (RawServer server = new RawServer(endpoint::serve)) {
        return Checked.of(server, terms);
      }
    }
  }
}
