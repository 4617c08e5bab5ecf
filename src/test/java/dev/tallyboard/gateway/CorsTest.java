package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CorsTest {
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);
  private static final String SNAPSHOT = "/api/realtime/snapshot";

  @TempDir Path folder;

  private GatewayFixture open(String... origins) {
    return new GatewayFixture(
        folder,
        GatewayFixture.SETTINGS.withEdge(Edge.DEFAULT.withCorsOrigins(Set.of(origins))),
        Access.hs256(SECRET, Clock.systemUTC()),
        Optional.empty(),
        1_000_000);
  }

  @Test
  void withoutOriginsNoPageMayUseIt() throws Exception {
    try (GatewayFixture gateway = open()) {
      assertThat(preflight(gateway, "https://a.example"))
          .startsWith("HTTP/1.1 405")
          .doesNotContain("Access-Control-", "Vary");
      assertThat(get(gateway, "https://a.example")).doesNotContain("Access-Control-");
    }
  }

  @Test
  void pagesOfTheNamedOriginsMay() throws Exception {
    try (GatewayFixture gateway = open("https://a.example", "http://localhost:3000")) {
      for (String origin : List.of("https://a.example", "http://localhost:3000")) {
        assertThat(preflight(gateway, origin))
            .startsWith("HTTP/1.1 204")
            .contains(
                "\r\nAccess-Control-Allow-Origin: " + origin + "\r\n",
                "\r\nAccess-Control-Allow-Headers: Authorization, Last-Event-ID,",
                "\r\nAccess-Control-Allow-Methods: GET, POST\r\n",
                "\r\nVary: Origin\r\n");
        assertThat(get(gateway, origin))
            .startsWith("HTTP/1.1 200")
            .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
        assertThat(RawExchange.get(gateway.port(), SNAPSHOT, "Origin: " + origin))
            .as("what was refused can be read too")
            .startsWith("HTTP/1.1 401")
            .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
        assertThat(
                RawExchange.get(
                    gateway.port(), "/api/realtime/events", "Origin: " + origin, bearer()))
            .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n", "heartbeat");
      }
      for (String other :
          List.of(
              "https://b.example",
              "https://a.example.evil.example",
              "https://evil-a.example",
              "http://a.example",
              "https://a.example:8443",
              "https://A.example",
              "https://a.example/",
              "null",
              "*",
              "")) {
        assertThat(preflight(gateway, other)).as(other).doesNotContain("Access-Control-");
        assertThat(get(gateway, other))
            .as(other)
            .startsWith("HTTP/1.1 200")
            .contains("\r\nVary: Origin\r\n")
            .doesNotContain("Access-Control-");
      }
    }
  }

  /**
   * A browser sends such a request without asking first, and keeps only the answer from the page.
   */
  @Test
  void whereNoTokenIsAskedForPagesOfOthersChangeNothing() throws Exception {
    GatewaySettings settings =
        GatewayFixture.SETTINGS.withEdge(Edge.DEFAULT.withCorsOrigins(Set.of("https://a.example")));
    try (GatewayFixture gateway = GatewayFixture.open(folder, settings)) {
      String event = "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\"}}";
      for (String origin : List.of("https://b.example", "null")) {
        for (String path : List.of("/api/realtime/events", "/api/purchase-orders/p/cancel")) {
          HttpResponse<String> refused = post(gateway, path, origin, event);
          assertThat(refused.statusCode()).isEqualTo(403);
          assertThat(refused.body()).contains("--cors-origin");
        }
      }
      assertThat(gateway.log().head(GatewayFixture.MERCHANT).n()).isZero();
      assertThat(post(gateway, "/api/realtime/events", "https://a.example", event).statusCode())
          .isEqualTo(202);
    }
  }

  private static HttpResponse<String> post(
      GatewayFixture gateway, String path, String origin, String body) throws Exception {
    return gateway.send(
        gateway
            .request(path)
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example",
        "https://a.example/",
        "https://a.example:443",
        "http://a.example:80",
        "https://A.example",
        "a.example",
        "https://u@a.example",
        ""
      })
  void whatNoBrowserSendsIsRefusedAsAnOrigin(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Edge.DEFAULT.withCorsOrigins(Set.of(origin)))
        .withMessageContaining("https://example.com");
  }

  private static String preflight(GatewayFixture gateway, String origin) throws Exception {
    return RawExchange.send(
        gateway.port(),
        "OPTIONS "
            + SNAPSHOT
            + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: GET\r\n"
            + "Access-Control-Request-Headers: authorization,last-event-id\r\n\r\n");
  }

  private static String get(GatewayFixture gateway, String origin) throws Exception {
    return RawExchange.get(gateway.port(), SNAPSHOT, "Origin: " + origin, bearer());
  }

  private static String bearer() {
    return "Authorization: Bearer "
        + Tokens.mint(SECRET, List.of("m_1"), EnumSet.allOf(Scope.class), null);
  }
}
