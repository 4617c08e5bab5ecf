package dev.tallyboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.support.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GatewayClientTest {
  private static final String BOARD =
      "{\"merchantId\":\"m_1\",\"at\":1,\"orders\":[],\"pipeline\":[],\"activity\":[],\"new\":1}";

  private static Answer<Versioned> snapshot(RawServer server, String etag) {
    try (GatewayClient client =
        new GatewayClient(GatewayAddress.of(server.url(), "m 1"), () -> Optional.of("secret"))) {
      return client.snapshot(etag);
    }
  }

  private static Answer<Versioned> snapshot(String status, String headers, String body) {
    try (RawServer server = new RawServer(it -> it.answer(status, headers, body))) {
      return snapshot(server, null);
    }
  }

  @Test
  void aBoardIsReadWithItsTag() {
    try (RawServer server = new RawServer(it -> it.answer("200 OK", "ETag: \"7\"\r\n", BOARD))) {
      assertThat(snapshot(server, "\"6\""))
          .isInstanceOfSatisfying(
              Answer.Ok.class,
              it -> assertThat(((Versioned) it.value()).etag()).isEqualTo("\"7\""));
      assertThat(server.requests().getFirst().path())
          .isEqualTo("/api/realtime/snapshot?merchantId=m%201");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("if-none-match", "\"6\"")
          .containsEntry("authorization", "Bearer secret");
    }
  }

  @Test
  void detailsAreReadWithTheirDate() {
    String json =
        "{\"merchantId\":\"m 1\",\"poId\":\"po/1\",\"workflowId\":\"wf\",\"document\":\"a.csv\","
            + "\"orderDate\":\"2026-03-01\",\"uploadedAt\":5,\"new\":1,"
            + "\"lineItems\":[{\"line\":1,\"quantity\":2,\"unitPrice\":1.50}]}";
    try (RawServer server = new RawServer(it -> it.answer("200 OK", "", json));
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), "m 1"), Optional::empty)) {
      assertThat(client.detail("po/1"))
          .isInstanceOfSatisfying(
              Answer.Ok.class,
              it -> {
                OrderDetail detail = (OrderDetail) it.value();
                assertThat(detail.orderDate()).isEqualTo("2026-03-01");
                assertThat(detail.lineItems().getFirst().unitPrice()).isEqualTo("1.50");
                assertThat(detail.doubts()).isEmpty();
              });
      assertThat(server.requests().getFirst().path())
          .isEqualTo("/api/purchase-orders/po%2F1?merchantId=m%201");
    }
  }

  @Test
  void anOrderIsPausedResumedAndCancelled() {
    try (RawServer server =
            new RawServer(it -> it.answer("202 OK", "", "{\"stage\":\"shopify_sync\"}"));
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), "m 1"), Optional::empty)) {
      Answer<OrderHeld> held = new Answer.Ok<>(new OrderHeld(Stage.SHOPIFY_SYNC));
      assertThat(client.pause("po/1")).isEqualTo(held);
      assertThat(client.resume("po/1")).isEqualTo(held);
      assertThat(client.cancel("po/1")).isEqualTo(held);
      assertThat(server.requests())
          .extracting(RawServer.Request::path)
          .containsExactly(
              "/api/purchase-orders/po%2F1/pause?merchantId=m%201",
              "/api/purchase-orders/po%2F1/resume?merchantId=m%201",
              "/api/purchase-orders/po%2F1/cancel?merchantId=m%201");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"orderDate\":\"soon\"}", "{\"lineItems\":[null]}", "[]", ""})
  void whatAreNoDetailsFailsWithASentence(String body) {
    try (RawServer server = new RawServer(it -> it.answer("200 OK", "", body));
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty)) {
      assertThat(client.detail("po_1"))
          .isInstanceOfSatisfying(Answer.Failed.class, it -> assertThat(it.why()).isNotBlank());
    }
  }

  @Test
  void everyStatusHasItsAnswer() {
    assertThat(snapshot("304 Not Modified", "", "")).isInstanceOf(Answer.NotModified.class);
    assertThat(snapshot("401 No", "", "")).isInstanceOf(Answer.SignIn.class);
    assertThat(snapshot("403 No", "", "")).isInstanceOf(Answer.SignIn.class);
    assertThat(snapshot("404 None", "", "")).isInstanceOf(Answer.Missing.class);
    assertThat(snapshot("400 What", "", "{\"detail\":\"Name a merchant\"}"))
        .isEqualTo(new Answer.Refused<>(400, "Name a merchant"));
    assertThat(snapshot("500 Oh", "", "<html>")).isInstanceOf(Answer.Failed.class);
    assertThat(snapshot("503 Busy", "Retry-After: 5\r\n", ""))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"x\"",
        "<html></html>",
        "{",
        "{\"orders\":7}",
        "{\"orders\":[null]}",
        "{\"orders\":[{}]}",
        "{}",
        "{\"activity\":[{\"kind\":\"?\"}]}"
      })
  void whatIsNoBoardFailsWithASentence(String body) {
    assertThat(snapshot("200 OK", "", body))
        .isInstanceOfSatisfying(Answer.Failed.class, it -> assertThat(it.why()).isNotBlank());
  }

  @Test
  void aBoardTooDeepToReadFails() {
    assertThat(snapshot("200 OK", "", "{\"x\":" + "[".repeat(100_000)))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void aBoardAboveTheBoundIsRefusedWhileItIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write('{');
      for (int i = 0; i < 40; i++) {
        gzip.write(" ".repeat(1 << 20).getBytes());
      }
      gzip.write("}".getBytes());
    }
    try (RawServer server =
        new RawServer(
            it -> {
              it.send(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                      + bytes.size()
                      + "\r\n\r\n");
              it.send(bytes.toByteArray());
            })) {
      assertThat(snapshot(server, null))
          .isInstanceOfSatisfying(
              Answer.Failed.class, it -> assertThat(it.why()).contains("larger than 32 MiB"));
    }
  }

  @Test
  void aBodyCutOffFails() {
    try (RawServer server =
        new RawServer(
            it ->
                it.send(
                    "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + BOARD.substring(0, 40)))) {
      assertThat(snapshot(server, null)).isInstanceOf(Answer.Failed.class);
    }
  }

  @Test
  void aTokenThatCannotStandInAHeaderIsNone() {
    try (RawServer server = new RawServer(it -> it.answer("401 No", "", ""));
        GatewayClient client =
            new GatewayClient(
                GatewayAddress.of(server.url(), null), () -> Optional.of("a\r\nX-Evil: \u00e4"))) {
      assertThat(client.snapshot(null)).isInstanceOf(Answer.SignIn.class);
      assertThat(server.requests().getFirst().headers())
          .doesNotContainKeys("authorization", "x-evil");
    }
  }

  @Test
  void nobodyListeningIsASentence() {
    RawServer gone = new RawServer(it -> {});
    gone.close();

    assertThat(snapshot(gone, null))
        .isInstanceOfSatisfying(
            Answer.Failed.class, it -> assertThat(it.why()).contains("is the gateway running?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1", "http://127.1.2.3:80", "http://localhost", "http://[::1]:1"})
  void thisMachineIsKnownByItsAddresses(String url) {
    assertThat(GatewayAddress.of(url, null).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1"})
  void aNameThatBeginsLikeThisMachineIsNotIt(String url) {
    assertThat(GatewayAddress.of(url, null).isLoopback()).isFalse();
  }
}
