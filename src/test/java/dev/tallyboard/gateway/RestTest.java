package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.EventId;
import dev.tallyboard.order.Document;
import dev.tallyboard.order.Orders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
  private static final String EVENTS = "/api/realtime/events";
  private static final String ORDERS = "/api/purchase-orders";

  private final FakeOrders orders = new FakeOrders();
  private GatewayFixture gateway;

  @BeforeAll
  void open(@TempDir Path folder) {
    gateway =
        new GatewayFixture(
            folder, GatewayFixture.SETTINGS, Access.open(MERCHANT), Optional.of(orders), 1_000_000);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @Test
  void theSnapshotOfAnEmptyLogIsTrueAtNumberZero() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/realtime/snapshot?merchantId=nobody");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .startsWith("{\"merchantId\":\"nobody\",\"lastEventId\":\"")
        .contains("-0\",\"at\":", "\"orders\":[]");
  }

  @Test
  void aSnapshotIsAsNewAsTheLogAndItsTagChangesWithEveryFoldOnly() throws Exception {
    EventId first = gateway.append(started("tagged"));
    HttpResponse<String> one = gateway.get("/api/realtime/snapshot");
    String tag = one.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same =
        gateway.send(gateway.request("/api/realtime/snapshot").header("If-None-Match", tag));
    gateway.append(started("tagged"));
    HttpResponse<String> next =
        gateway.send(gateway.request("/api/realtime/snapshot").header("If-None-Match", tag));

    assertThat(one.body()).contains("\"lastEventId\":\"" + first + "\"");
    assertThat(tag).matches("\"[^\"]+\"");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
  }

  @Test
  void whatIsPublishedIsStoredAndAnsweredWithItsIds() throws Exception {
    long before = gateway.log().head(MERCHANT).n();
    HttpResponse<String> one =
        gateway.post(EVENTS, event("progress", "\"poId\":\"p\",\"progress\":150"));
    HttpResponse<String> two =
        gateway.post(
            EVENTS,
            "["
                + event("stage", "\"poId\":\"p\",\"status\":\"started\"")
                + ","
                + event("merchant:local:error", "\"poId\":\"p\",\"error\":\"line\\nbreak\"")
                + "]");

    String log = gateway.log().head(MERCHANT).log();
    assertThat(one.statusCode()).isEqualTo(202);
    assertThat(one.body()).isEqualTo("{\"ids\":[\"%s-%d\"]}".formatted(log, before + 1));
    assertThat(two.body())
        .isEqualTo("{\"ids\":[\"%s-%d\",\"%s-%d\"]}".formatted(log, before + 2, log, before + 3));
    try (Stream stream = gateway.stream("Last-Event-ID: " + log + "-" + before)) {
      assertThat(stream.event().data()).contains("\"progress\":100,");
    }
  }

  @Test
  void whatCannotBePublishedIsNamedAndNothingOfItIsStored() throws Exception {
    String good = event("stage", "\"poId\":\"p\",\"status\":\"started\"");
    Map<String, String> faults =
        Map.of(
            event("dance", "\"poId\":\"p\""),
            "unknown kind",
            event("heartbeat", "\"poId\":\"p\""),
            "unknown kind",
            event("progress", "\"progress\":1"),
            "no poId",
            event("progress", "\"poId\":\"p\",\"progress\":1e999"),
            "finite",
            event("progress", "\"poId\":\"p\",\"progress\":\"5\""),
            "finite",
            event("stage", "\"poId\":\"a\\nb\""),
            "poId",
            event("stage", "\"poId\":\"p\",\"workflowId\":\"a\\u0000\""),
            "workflowId",
            event("stage", "\"poId\":\"" + "x".repeat(201) + "\""),
            "poId",
            event("stage", "\"poId\":\"p\",\"message\":\"" + "x".repeat(20_000) + "\""),
            "characters",
            "{\"event\":\"stage\"}",
            "data");
    long before = gateway.log().head(MERCHANT).n();
    for (Map.Entry<String, String> fault : faults.entrySet()) {
      HttpResponse<String> answer = gateway.post(EVENTS, "[" + good + "," + fault.getKey() + "]");

      assertProblem(answer, 400);
      assertThat(answer.body()).contains("[1]", fault.getValue());
    }
    for (String body :
        List.of(
            "",
            "nonsense",
            "[]",
            "5",
            "[".repeat(100_000),
            good + "\n" + good,
            "[" + good + "]]",
            good + " nonsense")) {
      assertProblem(gateway.post(EVENTS, body), 400);
    }
    String many = "[" + (good + ",").repeat(1_000) + good + "]";
    assertProblem(gateway.post(EVENTS, many), 400);
    assertProblem(gateway.post(EVENTS, "x".repeat(Limits.DEFAULT.publishBytes() + 1)), 413);
    assertProblem(
        gateway.post(EVENTS, event("stage", "\"poId\":\"p\",\"merchantId\":\"other\"")), 403);
    assertThat(gateway.log().head(MERCHANT).n()).isEqualTo(before);
  }

  @Test
  void aCompressedBodyIsNotTakenForADocument() throws Exception {
    int before = orders.uploaded.size();
    HttpResponse<String> upload = upload(new byte[] {31, -117}, ORDERS, "Content-Encoding", "gzip");

    assertProblem(upload, 415);
    assertThat(upload.body()).contains("Content-Encoding");
    assertThat(orders.uploaded).hasSize(before);
    assertThat(upload(new byte[1], ORDERS, "Content-Encoding", "identity").statusCode())
        .isEqualTo(202);
  }

  @Test
  void anUploadKeepsItsBytesAndTakesItsNameFromWhereverItIsSaid() throws Exception {
    byte[] bytes = {0, 1, (byte) 0xff, '\r', '\n'};
    upload(bytes, ORDERS, "Content-Disposition", "attachment; filename=\"../a b.csv\"");
    upload(bytes, ORDERS, "Content-Disposition", "attachment; filename*=UTF-8''%C3%A4.pdf");
    upload(bytes, ORDERS + "?filename=c.xml", "Idempotency-Key", "k1");
    HttpResponse<String> answer = upload(bytes, ORDERS, "Content-Type", "text/csv; charset=utf-8");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).matches("\\{\"poId\":\"po_\\d+\",\"workflowId\":\"wf_\\d+\"}");
    List<Document> last = lastUploads(4);
    assertThat(last)
        .extracting(Document::name)
        .containsExactly("a b.csv", "ä.pdf", "c.xml", "order.csv");
    assertThat(last).allSatisfy(it -> assertThat(it.content()).isEqualTo(bytes));
    assertThat(last.get(2).idempotencyKey()).isEqualTo("k1");
  }

  @Test
  void aMultipartUploadIsOneFile() throws Exception {
    String part =
        """
        --XX
        Content-Disposition: form-data; name="f"; filename="m.csv"
        Content-Type: text/csv

        sku,qty

        """
            .replace("\n", "\r\n");
    String type = "multipart/form-data; boundary=XX";
    HttpResponse<String> one = upload(bytes(part + "--XX--\r\n"), ORDERS, "Content-Type", type);
    HttpResponse<String> two =
        upload(bytes(part + part + "--XX--\r\n"), ORDERS, "Content-Type", type);

    assertThat(one.statusCode()).as(one.body()).isEqualTo(202);
    Document document = lastUploads(1).getFirst();
    assertThat(document.name()).isEqualTo("m.csv");
    assertThat(document.content()).isEqualTo(bytes("sku,qty\r\n"));
    assertProblem(two, 400);
  }

  @Test
  void aDocumentIsNeitherEmptyNorTooLarge() throws Exception {
    assertProblem(upload(new byte[0], ORDERS, "Content-Type", "text/csv"), 400);
    assertProblem(upload(new byte[1], ORDERS, "Idempotency-Key", "x".repeat(201)), 400);
    HttpResponse<String> large =
        upload(new byte[Orders.USUAL_DOCUMENT_BYTES + 1], ORDERS, "Content-Type", "text/csv");
    assertProblem(large, 413);
    assertThat(large.body()).contains("20,971,520 bytes");
  }

  @Test
  void theDetailOfAnOrderIsToldAndOfAnUnknownOneIsNot() throws Exception {
    HttpResponse<String> known = gateway.get(ORDERS + "/po_1");

    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.body()).contains("\"orderDate\":\"2026-03-01\"", "\"unitPrice\":1.50");
    assertProblem(gateway.get(ORDERS + "/po_2"), 404);
    assertProblem(gateway.get(ORDERS + "/po_1?merchantId=m_2"), 404);
  }

  @Test
  void aRetryStartsTheFailedStageOrSaysWhyNot() throws Exception {
    HttpResponse<String> started = gateway.post(ORDERS + "/po_1/retry", "");

    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(started.body()).isEqualTo("{\"stage\":\"shopify_sync\",\"attempt\":2}");
    HttpResponse<String> conflict = gateway.post(ORDERS + "/po_1/retry?stage=ai_parsing", "");
    assertProblem(conflict, 409);
    assertThat(conflict.body()).contains("Only a failed stage can run again.");
    assertProblem(gateway.post(ORDERS + "/po_2/retry", ""), 404);
  }

  @Test
  void anOrderIsHeldOrTheAnswerSaysWhyNot() throws Exception {
    HttpResponse<String> tooEarly = gateway.post(ORDERS + "/po_1/resume", "");
    assertProblem(tooEarly, 409);
    assertThat(tooEarly.body()).contains("This order is not paused.");

    for (String what : List.of("pause", "resume", "cancel")) {
      HttpResponse<String> answer = gateway.post(ORDERS + "/po_1/" + what, "");
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("{\"stage\":\"shopify_sync\"}");
      assertProblem(gateway.post(ORDERS + "/po_2/" + what, ""), 404);
    }
    assertThat(orders.holds).containsExactly("pause", "resume", "cancel");
  }

  @Test
  void withoutAWorkflowUploadsAndRetriesAreUnavailable(@TempDir Path folder) throws Exception {
    try (GatewayFixture bare = GatewayFixture.open(folder)) {
      assertProblem(bare.post(ORDERS, "x"), 503);
      assertProblem(bare.post(ORDERS + "/po_1/retry", ""), 503);
      assertProblem(bare.post(ORDERS + "/po_1/pause", ""), 503);
      assertProblem(bare.post(ORDERS + "/po_1/cancel", ""), 503);
      assertProblem(bare.get(ORDERS + "/po_1"), 404);
    }
  }

  @Test
  void whateverElseIsAskedIsAnsweredWithAProblem() throws Exception {
    assertProblem(gateway.get("/"), 404);
    assertProblem(gateway.get("/api/realtime/"), 404);
    assertProblem(gateway.send(gateway.request(EVENTS).DELETE()), 405);
    assertProblem(gateway.get("/" + "x".repeat(5_000)), 414);
    assertProblem(
        gateway.send(gateway.request("/health/live").header("X-Long", "x".repeat(20_000))), 431);
    assertProblem(gateway.get("/api/realtime/snapshot?merchantId=a%0Ab"), 400);
  }

  @Test
  void aRequestThatIsNotWellFormedIsTheClientsFault() throws Exception {
    for (String request :
        List.of(
            "GET /health/live HTTP/1.1\r\n",
            "GET /health/live HTTP/1.1\r\nHost: one\r\nHost: two\r\n",
            "GET /health/live HTTP/1.1\r\nHost: x:y\r\n",
            "GET /health/live HTTP/1.1\r\nHost: a b\r\n",
            "GET /health/live HTTP/1.1\r\nHost: test:99999999\r\n",
            "GET /api/realtime/snapshot?merchantId=%zz HTTP/1.1\r\nHost: test\r\n",
            "GET /api/realtime/events?lastEventId=% HTTP/1.1\r\nHost: test\r\n")) {
      assertThat(RawExchange.send(gateway.port(), request + "Connection: close\r\n\r\n"))
          .as(request)
          .startsWith("HTTP/1.1 400 Bad Request\r\n")
          .contains("application/problem+json");
    }
    assertThat(
            RawExchange.send(
                gateway.port(), "GET /health/live HTTP/1.0\r\nConnection: close\r\n\r\n"))
        .as("HTTP/1.0 knows no Host")
        .startsWith("HTTP/1.0 200 OK\r\n");
  }

  @Test
  void healthNeedsNoToken() throws Exception {
    assertThat(gateway.get("/health/live").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
  }

  static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .startsWith("{\"type\":\"about:blank\",\"title\":\"")
        .contains("\"status\":" + status + ",\"detail\":\"")
        .doesNotContain("Exception");
  }

  private HttpResponse<String> upload(byte[] content, String path, String header, String value)
      throws Exception {
    return gateway.send(
        gateway.request(path).header(header, value).POST(BodyPublishers.ofByteArray(content)));
  }

  private List<Document> lastUploads(int count) {
    return orders.uploaded.subList(orders.uploaded.size() - count, orders.uploaded.size());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String event(String kind, String fields) {
    return "{\"event\":\"%s\",\"data\":{\"stage\":\"ai_parsing\",%s}}".formatted(kind, fields);
  }
}
