package dev.tallyboard.feed;

import static dev.tallyboard.feed.Streamed.Dispatched.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream's client makes of HTTP, over real sockets. */
@Timeout(60)
class StreamHttpTest {
  private static Ending endingOf(RawServer.Script script) {
    try (Streamed it = Streamed.by(script)) {
      return it.ending();
    }
  }

  private static void redirect(Exchange it, int status, String location) throws Exception {
    it.answer(status + " Elsewhere", "Location: " + location + "\r\n", "");
  }

  private static void oneEvent(Exchange it) throws Exception {
    it.openStream();
    it.send("data: hello\n\n");
  }

  @Test
  void theRequestIsTheStandardsOwn() {
    try (Streamed it = Streamed.by(StreamHttpTest::oneEvent)) {
      it.untilEnded();

      assertThat(it.server().requests()).hasSize(1);
      assertThat(it.server().requests().getFirst().method()).isEqualTo("GET");
      assertThat(it.server().requests().getFirst().headers())
          .containsEntry("accept", "text/event-stream")
          .containsEntry("cache-control", "no-cache")
          .containsEntry("authorization", "Bearer secret")
          .doesNotContainKey("last-event-id");
    }
  }

  // Statuses

  @ParameterizedTest
  @ValueSource(ints = {204, 410})
  void aServerThatAsksNotToComeBackIsObeyed(int status) {
    assertThat(endingOf(it -> it.answer(status + " Over", "", "")))
        .isEqualTo(new Ending.Stop("http-" + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedTokenAsksForAnother(int status) {
    assertThat(endingOf(it -> it.answer(status + " No", "", "")))
        .isEqualTo(new Ending.SignIn("http-" + status));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {201, 205, 206, 210, 299, 304, 400, 404, 408, 409, 429, 431, 500, 502, 503, 504})
  void anyOtherStatusIsABrokenAttemptAndOneRequestOnly(int status) {
    try (Streamed it =
        Streamed.by(
            exchange ->
                exchange.answer(status + " Odd", "Content-Type: text/event-stream\r\n", ""))) {
      assertThat(it.ending().reason()).isEqualTo("http-" + status);
      assertThat(it.ending()).isInstanceOf(Ending.Broken.class);
      assertThat(it.server().requests()).hasSize(1);
    }
  }

  @Test
  void aRetryAfterOfZeroIsNoLeaveToAskAgainAtOnce() {
    try (Streamed it =
        Streamed.by(exchange -> exchange.answer("503 Busy", "Retry-After: 0\r\n", ""))) {
      assertThat(it.ending().reason()).isEqualTo("http-503");
      assertThat(it.server().requests()).hasSize(1);
    }
  }

  @Test
  void aRetryAfterIsReadInSeconds() {
    assertThat(endingOf(it -> it.answer("503 Busy", "Retry-After: 8\r\n", "")))
        .isEqualTo(new Ending.Broken("http-503", Duration.ofSeconds(8)));
    assertThat(endingOf(it -> it.answer("429 Slow", "Retry-After: 7\r\n", "")))
        .isEqualTo(new Ending.Broken("http-429", Duration.ofSeconds(7)));
    assertThat(endingOf(it -> it.answer("429 Slow", "Retry-After: soon\r\n", "")))
        .isEqualTo(new Ending.Broken("http-429", Duration.ofSeconds(1)));
    assertThat(endingOf(it -> it.answer("503 Slow", "Retry-After: " + "9".repeat(40) + "\r\n", "")))
        .isEqualTo(new Ending.Broken("http-503", Duration.ofSeconds(999_999_999)));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aRetryAfterOfADateCountsFromTheAnswersOwnDate(int status) {
    String headers =
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:17 GMT\r\n";
    assertThat(endingOf(it -> it.answer(status + " Slow", headers, "")))
        .isEqualTo(new Ending.Broken("http-" + status, Duration.ofSeconds(40)));
  }

  // Content type

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/event-stream;",
        "TEXT/Event-Stream; charset=utf-8",
        " text/event-stream ;x=bogus"
      })
  void anEventStreamIsRead(String type) {
    try (Streamed it =
        Streamed.by(
            exchange ->
                exchange.answer("200 OK", "Content-Type: " + type + "\r\n", "data: hello\n\n"))) {
      assertThat(it.untilEnded()).containsExactly(message("hello"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type:\r\n",
        "Content-Type: x bogus\r\n",
        "Content-Type: text/x-bogus\r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: application/json, text/event-stream\r\n",
        "Content-Type: text/event-streams\r\n"
      })
  void nothingElseIs(String header) {
    try (Streamed it =
        Streamed.by(exchange -> exchange.answer("200 OK", header, "data: hello\n\n"))) {
      assertThat(it.untilEnded()).isEmpty();
      assertThat(it.ending()).isEqualTo(Ending.Broken.because("not-an-event-stream"));
    }
  }

  // Redirects

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectWithinTheOriginIsFollowedWithCredentials(int status) {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              if (exchange.request().path().equals("/moved")) {
                oneEvent(exchange);
              } else {
                redirect(exchange, status, "/moved");
              }
            })) {
      assertThat(it.untilEnded()).containsExactly(message("hello"));
      assertThat(it.server().requests("/moved").getFirst().headers())
          .containsEntry("authorization", "Bearer secret")
          .containsEntry("accept", "text/event-stream");
    }
  }

  @Test
  void aRedirectToAnotherOriginCarriesNoCredentials() {
    try (RawServer other = new RawServer(StreamHttpTest::oneEvent);
        Streamed it = Streamed.by(exchange -> redirect(exchange, 307, other.url() + "/x"))) {
      assertThat(it.untilEnded()).containsExactly(message("hello"));
      assertThat(other.requests().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void aRedirectLoopEnds() {
    try (Streamed it = Streamed.by(exchange -> redirect(exchange, 302, "/again"))) {
      assertThat(it.ending()).isInstanceOf(Ending.Broken.class);
      assertThat(it.server().requests()).hasSizeLessThan(30);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Location:\r\n", "Location: ftp://127.0.0.1/\r\n", "Location: ::\r\n"})
  void aRedirectToNowhereIsABrokenAttempt(String location) {
    try (Streamed it = Streamed.by(exchange -> exchange.answer("301 Moved", location, ""))) {
      assertThat(it.ending()).isInstanceOf(Ending.Broken.class);
      assertThat(it.server().requests()).hasSizeLessThan(30);
    }
  }

  @Test
  void aRedirectNeverChangesBetweenHttpsAndHttp() {
    assertThat(endingOf(it -> redirect(it, 301, "https://127.0.0.1:1/")))
        .isEqualTo(Ending.Broken.because("http-301"));
    try (GatewayClient client =
        new GatewayClient(GatewayAddress.of("https://127.0.0.1", null), Optional::empty)) {
      assertThat(client.http().followSslRedirects()).isFalse();
    }
  }

  // Broken servers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "hello\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/9 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Content-Length: 99\r\n\r\n"
            + "data: cut off",
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "not a size\r\n",
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "ffffffffffffffff\r\n"
            + "x",
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "5\r\n"
            + "data",
        "HTTP/1.1 200 OK\r\n"
            + "Content-Type: text/event-stream\r\n"
            + "Content-Encoding: gzip\r\n\r\n"
            + "no gzip at all, however long it is"
      })
  void malformedFramingIsABrokenAttempt(String bytes) {
    try (Streamed it = Streamed.by(exchange -> exchange.send(bytes))) {
      assertThat(it.untilEnded()).isEmpty();
      assertThat(it.ending()).isInstanceOf(Ending.Broken.class);
    }
  }

  @Test
  void headersWithoutEndAreCutOff() {
    String headers = "X-Filler: " + "x".repeat(8_000) + "\r\n";
    Ending ending =
        endingOf(
            it -> {
              it.send("HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 10_000; i++) { // fails once the client has had enough
                it.send(headers);
              }
            });

    assertThat(ending).isEqualTo(Ending.Broken.because("connection-lost"));
  }

  @Test
  void chunkedStreamsAreReadAsTheyCome() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      + "Transfer-Encoding: chunked\r\n\r\n3\r\ndat\r\n5\r\na: 1\n\r\n1\r\n\n\r\n");
              exchange.untilClosed();
            })) {
      assertThat(it.until(1)).containsExactly(message("1"));
    }
  }

  @Test
  void aCompressedStreamIsReadAsItComes() {
    try (Streamed it =
        Streamed.by(
            exchange -> {
              exchange.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                      + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              GZIPOutputStream gzip = new GZIPOutputStream(bytes, true);
              for (String text : List.of("data: 1\n\n", "data: 2\n\n")) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
                gzip.flush();
                exchange.send(bytes.toByteArray());
                bytes.reset();
              }
              exchange.untilClosed();
            })) {
      assertThat(it.until(2)).containsExactly(message("1"), message("2"));
    }
  }

  @Test
  void aRetryAfterIsWaitedForThoughTheFeedItselfWouldComeSooner() {
    List<Long> asked = new CopyOnWriteArrayList<>();
    try (RawServer server =
            new RawServer(
                it -> {
                  if (it.request().path().startsWith("/api/realtime/events")) {
                    asked.add(System.nanoTime());
                  }
                  it.answer("503 Busy", "Retry-After: 0\r\n", "");
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitUntil(() -> asked.size() == 2);

      assertThat(Duration.ofNanos(asked.get(1) - asked.get(0)))
          .isBetween(Duration.ofMillis(950), Duration.ofSeconds(3));
      assertThat(server.requests("/api/realtime/snapshot")).hasSizeLessThanOrEqualTo(2);
    }
  }

  // Proxies, as the JVM is told of them

  private static Streamed through(RawServer proxy, String url) {
    String scheme = url.substring(0, url.indexOf(':'));
    System.setProperty(scheme + ".proxyHost", "127.0.0.1");
    System.setProperty(scheme + ".proxyPort", String.valueOf(proxy.port()));
    try (Streamed it = Streamed.from(proxy, url)) {
      it.untilEnded();
      return it;
    } finally {
      System.clearProperty(scheme + ".proxyHost");
      System.clearProperty(scheme + ".proxyPort");
    }
  }

  @Test
  void aStreamComesThroughAProxy() {
    try (RawServer proxy = new RawServer(StreamHttpTest::oneEvent)) {
      assertThat(through(proxy, "http://gateway.example:8080").untilEnded())
          .containsExactly(message("hello"));
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.path())
                      .isEqualTo("http://gateway.example:8080/api/realtime/events"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://gateway.example, 407, proxy-407",
    "http://gateway.example, 502, http-502",
    "https://gateway.example, 407, proxy-407",
    "https://gateway.example, 502, proxy-502"
  })
  void aProxyThatDoesNotLeadOnIsABrokenAttemptAndNeverGoneAround(
      String url, int status, String reason) {
    try (RawServer proxy = new RawServer(it -> it.answer(status + " No", "", ""))) {
      assertThat(through(proxy, url).ending()).isEqualTo(Ending.Broken.because(reason));
      assertThat(proxy.requests()).hasSize(1);
    }
  }
}
