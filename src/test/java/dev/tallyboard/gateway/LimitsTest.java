package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one client may take, each limit set low. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);
  private static final Limits LIMITS =
      new Limits(128 * 1024, 10_000, 2_000_000, 2, 5, Duration.ofSeconds(1), 1_000, 100);
  private static final String EVENTS = "/api/realtime/events";
  private static final String EVENT =
      "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\"}}";

  private GatewayFixture gateway;

  @BeforeAll
  void open(@TempDir Path folder) {
    gateway =
        new GatewayFixture(
            folder,
            GatewayFixture.SETTINGS.withEdge(Edge.DEFAULT.withLimits(LIMITS)),
            Access.hs256(SECRET, Clock.systemUTC()),
            Optional.of(new FakeOrders()),
            1_000_000);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @Test
  void streamsAreLimitedByToken() throws Exception {
    String one = bearer("m_1");
    String other = bearer("m_2");
    try (Stream first = gateway.stream(one);
        Stream second = gateway.stream(one)) {
      assertThat(first.head()).startsWith("HTTP/1.1 200");
      assertThat(second.head()).startsWith("HTTP/1.1 200");
      String refused = RawExchange.get(gateway.port(), EVENTS, one);
      assertThat(refused)
          .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
          .contains("\r\nRetry-After: 5\r\n", "application/problem+json", "2 streams");
      try (Stream others = gateway.stream(other)) {
        assertThat(others.head()).startsWith("HTTP/1.1 200");
      }
    }
    await()
        .untilAsserted(
            () -> {
              try (Stream again = gateway.stream(one)) {
                assertThat(again.head()).startsWith("HTTP/1.1 200");
              }
            });
  }

  @Test
  void anotherSpellingOfATokenIsTheSameToken() throws Exception {
    String token = token("m_spelt");
    // The last character of 32 bytes has two bits that say nothing.
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    String same = token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
    try (Stream _ = gateway.stream("Authorization: Bearer " + token);
        Stream _ = gateway.stream("Authorization: Bearer " + token)) {
      assertThat(RawExchange.get(gateway.port(), EVENTS, "Authorization: bearer  " + same))
          .startsWith("HTTP/1.1 429 ");
    }
  }

  @Test
  void publishingIsLimitedByToken() throws Exception {
    String ten = "[" + (EVENT + ",").repeat(9) + EVENT + "]";
    assertThat(publish("m_3", ten).statusCode()).isEqualTo(202);
    HttpResponse<String> refused = publish("m_3", EVENT);

    RestTest.assertProblem(refused, 429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.body()).contains("5 events a second");
    assertThat(publish("m_4", EVENT).statusCode()).isEqualTo(202);
    await().untilAsserted(() -> assertThat(publish("m_3", EVENT).statusCode()).isEqualTo(202));
    assertThat(gateway.log().head("m_3").n()).isEqualTo(11);
  }

  @Test
  void bodiesAreLimited() throws Exception {
    HttpResponse<String> refused = publish("m_5", "x".repeat(LIMITS.publishBytes() + 1));

    RestTest.assertProblem(refused, 413);
    assertThat(refused.body()).contains("10,000 bytes");
    String chunked =
        RawExchange.send(
            gateway.port(),
            "POST %s HTTP/1.1\r\nHost: test\r\n%s\r\nTransfer-Encoding: chunked\r\n\r\n%s"
                .formatted(
                    EVENTS, bearer("m_5"), "1000\r\n%s\r\n".formatted("x".repeat(4096)).repeat(3)));
    assertThat(chunked).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void documentsAreLimited() throws Exception {
    HttpResponse<String> taken = upload(LIMITS.uploadBytes());
    HttpResponse<String> refused = upload(LIMITS.uploadBytes() + 1);

    assertThat(taken.statusCode()).isEqualTo(202);
    RestTest.assertProblem(refused, 413);
    assertThat(refused.body()).contains("2,000,000 bytes");
  }

  @Test
  void aBodyThatSaysItIsTooLongIsRefusedBeforeItComes() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(postHead("m_9", 10_001));
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  /** Both had a budget when they began. */
  @Test
  void requestsThatComeTogetherShareOneBudget() throws Exception {
    byte[] ten = ("[" + (EVENT + ",").repeat(9) + EVENT + "]").getBytes(StandardCharsets.US_ASCII);
    try (Socket one = connect();
        Socket other = connect()) {
      for (Socket socket : List.of(one, other)) {
        socket.getOutputStream().write(postHead("m_10", ten.length));
        socket.getOutputStream().write(ten, 0, 10);
      }
      // What has been read of the other by then is its head at least.
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
      one.getOutputStream().write(ten, 10, ten.length - 10);
      assertThat(firstLine(one)).startsWith("HTTP/1.1 202 ");
      other.getOutputStream().write(ten, 10, ten.length - 10);
      assertThat(firstLine(other)).startsWith("HTTP/1.1 429 ");
    }
    assertThat(gateway.log().head("m_10").n()).isEqualTo(10);
  }

  @Test
  void aTokenAsLongAsTheHeadersMayBeIsJustABadOneAndALongerOneIsTooLarge() throws Exception {
    String none = RawExchange.get(gateway.port(), EVENTS);
    String good = token("m_1");

    assertThat(none).startsWith("HTTP/1.1 401 ");
    for (String junk : List.of("x".repeat(100_000), good + "x".repeat(100_000))) {
      assertThat(RawExchange.get(gateway.port(), EVENTS, "Authorization: Bearer " + junk))
          .isEqualTo(none);
    }
    assertThat(
            RawExchange.get(
                gateway.port(), EVENTS, "Authorization: Bearer " + "x".repeat(130 * 1024)))
        .startsWith("HTTP/1.1 431 ")
        .contains("application/problem+json");
  }

  @Test
  void headersThatComeByteByByteAreNotWaitedFor() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write("GET /health/live HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
      assertThat(closesWhileDripping(socket, "x")).isTrue();
    }
  }

  @Test
  void aConnectionThatAsksForNothingIsNotKept() throws Exception {
    try (Socket socket = connect()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aBodyThatComesByteByByteIsNotWaitedFor() throws Exception {
    for (String bearer : List.of(bearer("m_6"), "X-No: token")) {
      try (Socket socket = connect()) {
        socket
            .getOutputStream()
            .write(
                ("POST %s HTTP/1.1\r\nHost: test\r\n%s\r\nContent-Length: 9000\r\n\r\n"
                        .formatted(EVENTS, bearer))
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(closesWhileDripping(socket, "x")).isTrue();
      }
    }
  }

  @Test
  void aBodyThatNobodyWantsAnyMoreIsNotReadForEver() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST %s HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
                      .formatted(EVENTS))
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 401 ");
      assertThat(closesWhileDripping(socket, "1000\r\n" + "x".repeat(4_096) + "\r\n")).isTrue();
    }
  }

  @Test
  void aBodyThatComesSteadilyHasTheTimeItNeeds() throws Exception {
    byte[] piece = new byte[64 * 1024];
    int pieces = 20;
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST /api/purchase-orders HTTP/1.1\r\nHost: test\r\n%s\r\nContent-Length: %d\r\n\r\n"
                      .formatted(bearer("m_7"), pieces * piece.length))
                  .getBytes(StandardCharsets.US_ASCII));
      long start = System.nanoTime();
      for (int i = 1; i <= pieces; i++) {
        long due = start + i * 100_000_000L;
        await().pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() >= due);
        socket.getOutputStream().write(piece);
      }
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 202");
    }
    assertThat(pieces * piece.length).isLessThan(LIMITS.uploadBytes());
  }

  @Test
  void aStreamIsNoSlowRequest() throws Exception {
    try (Stream stream = gateway.stream(bearer("m_8"))) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < 3_000_000_000L) {
        assertThat(stream.block().isHeartbeat() || System.nanoTime() - start < 1_000_000_000L)
            .isTrue();
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static byte[] postHead(String merchant, int length) {
    return ("POST %s HTTP/1.1\r\nHost: test\r\n%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(EVENTS, bearer(merchant), length))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean closesWhileDripping(Socket socket, String drop) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              try {
                socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                return false;
              } catch (SocketException e) {
                return true;
              }
            });
    return true;
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read(); next >= 0 && next != '\n'; ) {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString();
  }

  private HttpResponse<String> publish(String merchant, String body) throws Exception {
    return gateway.send(
        gateway
            .request(EVENTS)
            .header("Authorization", "Bearer " + token(merchant))
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> upload(int bytes) throws Exception {
    return gateway.send(
        gateway
            .request("/api/purchase-orders")
            .header("Authorization", "Bearer " + token("m_9"))
            .POST(BodyPublishers.ofByteArray(new byte[bytes])));
  }

  private static String bearer(String merchant) {
    return "Authorization: Bearer " + token(merchant);
  }

  private static String token(String merchant) {
    return Tokens.mint(SECRET, List.of(merchant), EnumSet.allOf(Scope.class), null);
  }
}
