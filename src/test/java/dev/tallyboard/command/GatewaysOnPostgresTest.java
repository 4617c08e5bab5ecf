package dev.tallyboard.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.command.WatchedLines.Told;
import dev.tallyboard.support.PostgresProcess;
import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gateways with their workers on one PostgreSQL, whose events are in one Redis. */
@Timeout(180)
class GatewaysOnPostgresTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ORDERS = 40;
  private static final String DOCUMENT =
      """
      PO Number,Supplier,Currency,Date,SKU,Description,Qty,Unit Price
      PO-%1$d,Nordic Mugs,EUR,2026-03-01,M-%1$d-1,Blue mug,10,4.50
      PO-%1$d,Nordic Mugs,EUR,2026-03-01,M-%1$d-2,Red mug,5,4.25
      """;

  @TempDir private Path home;

  @Test
  void theyShareTheWorkAndWhatAKilledOneHadInHandIsDoneByTheOther() throws Exception {
    String database = PostgresProcess.newDatabase();
    try (RedisProcess redis = RedisProcess.start(folder("redis"), "--appendonly", "yes");
        TallyboardProcess first = gateway("a", database, "--redis", redis.url());
        TallyboardProcess second = gateway("b", database, "--redis", redis.url())) {
      String a = url(first);
      String b = url(second);
      try (TallyboardProcess watch =
          TallyboardProcess.start(folder("w"), "watch", "--json", "--url", b)) {
        watch.awaitLine("{\"kind\":\"snapshot\"");
        Set<String> accepted = new HashSet<>();

        for (int number = 1; number <= ORDERS / 2; number++) {
          accepted.add(accepted(upload(number % 2 == 0 ? a : b, number)).path("poId").asText());
        }
        first.kill();
        // The same key at another gateway is the same order.
        for (int number = 1; number <= ORDERS; number++) {
          accepted.add(accepted(upload(b, number)).path("poId").asText());
        }

        assertThat(accepted).hasSize(ORDERS);
        await()
            .atMost(Duration.ofSeconds(40))
            .pollInterval(Duration.ofMillis(100))
            .until(() -> done(b) == ORDERS);
        JsonNode truth = json(get(b + "/api/realtime/snapshot"));
        String head = truth.path("lastEventId").asText();
        await().until(() -> watch.out().getLast().contains(head));
        watch.terminate();
        assertThat(watch.awaitExit()).isZero();
        assertEachOrderIsToldAsTheOthers(new WatchedLines(watch.out()));
      }
    }
  }

  private static void assertEachOrderIsToldAsTheOthers(WatchedLines watched) {
    assertThat(watched.diagnostics()).isEmpty();
    Map<String, List<String>> told =
        watched.events().stream()
            .collect(
                groupingBy(
                    it -> it.field("poId"), mapping(GatewaysOnPostgresTest::inWords, toList())));
    assertThat(told).hasSize(ORDERS);
    assertThat(new HashSet<>(told.values()))
        .as("orders that are alike are told alike")
        .hasSize(1)
        .allSatisfy(it -> assertThat(it).hasSize(14).doesNotHaveDuplicates());
  }

  private static String inWords(Told told) {
    return told.inWords().replaceAll("order-\\d+", "order");
  }

  @Test
  void anOrderIsHeldAndRetriedAtAnyOfThem() throws Exception {
    String database = PostgresProcess.newDatabase();
    try (RedisProcess redis = RedisProcess.start(folder("redis"));
        TallyboardProcess first = gateway("a", database, "--redis", redis.url());
        TallyboardProcess second = gateway("b", database, "--redis", redis.url())) {
      String a = url(first);
      String b = url(second);
      String failing =
          accepted(post(a + "/api/purchase-orders?filename=scan.pdf", "%PDF-1.7", null))
              .path("poId")
              .asText();
      await().until(() -> status(b, failing).equals("FAILED"));

      assertThat(get(b + "/api/purchase-orders/" + failing).statusCode()).isEqualTo(200);
      assertThat(post(b + "/api/purchase-orders/" + failing + "/retry", "", null).statusCode())
          .isEqualTo(202);
      await().until(() -> status(a, failing).equals("FAILED") && attempt(a, failing) == 2);
      assertThat(post(b + "/api/purchase-orders/" + failing + "/cancel", "", null).statusCode())
          .isEqualTo(202);
      await().until(() -> status(a, failing).equals("CANCELLED"));
      assertThat(post(a + "/api/purchase-orders/" + failing + "/retry", "", null).body())
          .contains("cancelled");
    }
  }

  @Test
  void aDatabaseThatGoesIsSaidStreamsGoOnAndWorkDoesWhenItIsBack() throws Exception {
    try (PostgresProcess postgres = PostgresProcess.start(home.resolve("pg"));
        TallyboardProcess gateway = gateway("a", postgres.url("postgres"))) {
      String url = url(gateway);
      accepted(upload(url, 1));
      await().until(() -> done(url) == 1);

      postgres.stop();
      HttpResponse<String> refused = upload(url, 2);
      HttpResponse<String> ready = get(url + "/health/ready");

      assertThat(refused.statusCode()).isIn(503, 504);
      assertThat(refused.body()).contains("The database of the orders does not answer");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).contains("The database of the orders does not answer");
      assertThat(post(url + "/api/realtime/events", EVENT, null).statusCode()).isEqualTo(202);
      assertThat(json(get(url + "/api/realtime/snapshot")).path("orders")).hasSize(2);

      postgres.start();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> get(url + "/health/ready").statusCode() == 200);
      accepted(upload(url, 2));
      await().atMost(Duration.ofSeconds(30)).until(() -> done(url) == 2);
      gateway.terminate();
      assertThat(gateway.awaitExit()).isZero();
      assertThat(gateway.err()).isEmpty();
    }
  }

  @Test
  void twoWithLogsOfTheirOwnDoNotShareADatabase() throws Exception {
    String database = PostgresProcess.newDatabase();
    try (TallyboardProcess first = gateway("a", database)) {
      url(first);
      try (TallyboardProcess second = gateway("b", database)) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.err()).singleElement().asString().contains("the same --redis");
      }
      try (RedisProcess redis = RedisProcess.start(folder("redis"));
          TallyboardProcess second = gateway("b", database, "--redis", redis.url())) {
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.err()).singleElement().asString().contains("the same --redis");
      }
      first.kill();
      try (TallyboardProcess again = gateway("a", database)) {
        url(again);
      }
    }
  }

  @Test
  void whatCannotBeUsedIsOneLineWithoutThePassword() throws Exception {
    String there = PostgresProcess.newDatabase();
    Map<String, String> cases =
        Map.of(
            "mysql://root:s3cret@localhost/shop",
            "--database names a PostgreSQL as",
            "postgresql://tally:s3cret@127.0.0.1:1/orders",
            "127.0.0.1:1/orders cannot be reached",
            there.replaceAll("/\\w+$", "/nowhere"),
            "/nowhere does not exist; create it",
            there.replace("postgres@", "nobody:s3cret@"),
            "refused the user or the password");
    for (Map.Entry<String, String> bad : cases.entrySet()) {
      try (TallyboardProcess gateway = gateway("x", bad.getKey())) {
        assertThat(gateway.awaitExit()).as(bad.getKey()).isEqualTo(1);
        assertThat(gateway.err())
            .singleElement()
            .asString()
            .contains(bad.getValue())
            .doesNotContain("s3cret");
      }
    }
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
      }
    }
  }

  private static final String EVENT =
      "{\"event\":\"stage\",\"data\":{\"poId\":\"po_1\",\"stage\":\"ai_parsing\","
          + "\"status\":\"started\"}}";

  private Path folder(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  private TallyboardProcess gateway(String name, String database, String... more)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("gateway", "--port", "0", "--no-auth"));
    args.addAll(List.of(more));
    return TallyboardProcess.start(
        folder(name), Map.of("TALLYBOARD_DATABASE", database), args.toArray(String[]::new));
  }

  private static String url(TallyboardProcess gateway) {
    String url = gateway.awaitLine("listening on ").substring("listening on ".length());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(url + "/health/ready").statusCode() == 200);
    return url;
  }

  private static HttpResponse<String> upload(String url, int number) throws Exception {
    return post(
        url + "/api/purchase-orders?filename=order-" + number + ".csv",
        DOCUMENT.formatted(number),
        "upload-" + number);
  }

  private static JsonNode accepted(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer);
  }

  private static long done(String url) throws Exception {
    long done = 0;
    for (JsonNode order : json(get(url + "/api/realtime/snapshot")).path("orders")) {
      if (order.path("status").asText().equals("DONE")) {
        done++;
      }
    }
    return done;
  }

  private static JsonNode order(String url, String poId) throws Exception {
    for (JsonNode order : json(get(url + "/api/realtime/snapshot")).path("orders")) {
      if (order.path("poId").asText().equals(poId)) {
        return order;
      }
    }
    return JSON.nullNode();
  }

  private static String status(String url, String poId) throws Exception {
    return order(url, poId).path("status").asText();
  }

  private static int attempt(String url, String poId) throws Exception {
    return order(url, poId).path("stages").path(0).path("attempt").asInt();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url, String body, String key) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
