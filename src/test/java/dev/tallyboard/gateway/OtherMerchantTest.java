package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.event.EventId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One merchant's token, and all the ways to another merchant's events that anybody thought of. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherMerchantTest {
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);

  /** An order of the other merchant. */
  private static final String THEIRS = "po_of_the_other_one";

  private GatewayFixture gateway;
  private EventId first;
  private String bearer;

  @BeforeAll
  void open(@TempDir Path folder) {
    gateway =
        new GatewayFixture(
            folder,
            GatewayFixture.SETTINGS,
            Access.hs256(SECRET, Clock.systemUTC()),
            Optional.of(new FakeOrders()),
            1_000_000);
    first = gateway.append(GatewayFixture.started(THEIRS));
    gateway.append(GatewayFixture.progress(THEIRS, 50));
    bearer = "Authorization: Bearer " + token("m_1");
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @Test
  void whoMaySeesThem() throws Exception {
    String theirs = "Authorization: Bearer " + token(GatewayFixture.MERCHANT);

    assertThat(RawExchange.get(gateway.port(), "/api/realtime/snapshot", theirs)).contains(THEIRS);
    assertThat(stream("", theirs, "Last-Event-ID: " + before())).contains(THEIRS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "merchantId=local",
        "merchantId=%6cocal",
        "merchantId=m_1&merchantId=local",
        "merchantId=local&merchantId=m_1",
        "merchantId=m_1;merchantId=local",
        "merchantId=m_1,local",
        "merchantId=m_1%00local",
        "merchantId=m_1%26merchantId%3dlocal",
        "merchantId%5b%5d=local",
        "MerchantId=local",
        "merchant=local",
        "merchantId=*",
        "merchantId=%25",
        "merchantId=_____",
        "merchantId=l?cal",
        "merchantId=[a-z]*",
        "merchantId=",
        "merchantId=%20local",
        "merchantId=LOCAL",
        "merchantId=m_1:events",
        "merchantId=m_1/../local",
        "merchantId=local:progress",
        "merchantId=merchant:local:progress",
        "merchantId=%ff%fe",
        "merchantId=' or '1'='1",
        "lastEventId=%s",
        "lastEventId=%s&merchantId=local",
      })
  void noQueryReachesThem(String query) throws Exception {
    String asked = query.replace("%s", before().toString()).replace(" ", "%20");

    assertThat(RawExchange.get(gateway.port(), "/api/realtime/snapshot?" + asked, bearer))
        .startsWith("HTTP/1.1 ")
        .doesNotContain(THEIRS);
    assertThat(stream("?" + asked, bearer, "Last-Event-ID: " + before()))
        .startsWith("HTTP/1.1 ")
        .doesNotContain(THEIRS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "merchantId: local",
        "X-Merchant-Id: local",
        "X-Original-URL: /api/realtime/snapshot?merchantId=local",
        "X-Rewrite-URL: /api/realtime/snapshot?merchantId=local",
        "X-Forwarded-Uri: /api/realtime/snapshot?merchantId=local",
        "X-HTTP-Method-Override: POST",
        "Cookie: merchantId=local",
        "Upgrade: h2c",
        "Expect: 100-continue",
      })
  void noHeaderReachesThem(String header) throws Exception {
    assertThat(RawExchange.get(gateway.port(), "/api/realtime/snapshot", bearer, header))
        .startsWith("HTTP/1.1 ")
        .doesNotContain(THEIRS);
    assertThat(stream("", bearer, header, "Last-Event-ID: " + before())).doesNotContain(THEIRS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://local/api/realtime/snapshot?merchantId=local",
        "//api/realtime/snapshot?merchantId=local",
        "/api/./realtime/snapshot?merchantId=local",
        "/api/realtime/x/../snapshot?merchantId=local",
        "/api/realtime/%2e%2e/realtime/snapshot?merchantId=local",
        "/api/realtime/snapshot/local",
        "/local/api/realtime/snapshot",
        "/api/realtime/snapshot;merchantId=local",
        "/api/realtime/snapshot%3fmerchantId=local",
        "/api/realtime/snapshot#?merchantId=local",
        "/api/realtime/events/merchant:local:progress",
        "/api/purchase-orders/po_1",
        "/api/purchase-orders/po_1?merchantId=local",
        "/api/purchase-orders/local%2fpo_1",
        "/api/purchase-orders/../purchase-orders/po_1",
      })
  void noPathReachesThem(String path) throws Exception {
    assertThat(RawExchange.get(gateway.port(), path, bearer))
        .doesNotStartWith("HTTP/1.1 5")
        .doesNotContain(THEIRS)
        .doesNotContain("PO-7");
  }

  @Test
  void anOrderOfTheirsIsAnsweredAsOneThatDoesNotExist() throws Exception {
    for (String route : List.of("/api/purchase-orders/%s", "/api/purchase-orders/%s/retry")) {
      String method = route.endsWith("retry") ? "POST" : "GET";
      assertThat(order(method, route.formatted("po_1")))
          .startsWith("HTTP/1.1 404")
          .isEqualTo(order(method, route.formatted("po_nobodys")));
    }
  }

  @Test
  void anotherMerchantIsAnsweredAsOneThatDoesNotExist() throws Exception {
    for (String path : List.of("/api/realtime/snapshot", "/api/realtime/events")) {
      assertThat(RawExchange.get(gateway.port(), path + "?merchantId=local", bearer))
          .startsWith("HTTP/1.1 403")
          .isEqualTo(RawExchange.get(gateway.port(), path + "?merchantId=nobody", bearer));
    }
  }

  @Test
  void aMerchantThatIsNamedTwiceIsNotGuessed() throws Exception {
    for (String twice :
        List.of("m_1&merchantId=local", "local&merchantId=m_1", "m_1&merchantId=m_1")) {
      assertThat(
              RawExchange.get(gateway.port(), "/api/realtime/snapshot?merchantId=" + twice, bearer))
          .as(twice)
          .matches("(?s)HTTP/1.1 40[03] .*");
    }
    assertThat(
            RawExchange.get(
                gateway.port(), "/api/realtime/snapshot?merchantId=m_1&merchantId=local", bearer))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void nothingIsPublishedToThem() throws Exception {
    EventId head = gateway.log().head(GatewayFixture.MERCHANT);
    for (String body :
        List.of(
            "{\"event\":\"merchant:local:progress\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\","
                + "\"progress\":1}}",
            "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\",\"merchantId\":\"local\"}}",
            "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\",\"merchantId\":\"m_1\","
                + "\"merchantId\":\"local\"}}")) {
      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .request("/api/realtime/events")
                  .header("Authorization", "Bearer " + token("m_1"))
                  .POST(BodyPublishers.ofString(body)));

      RestTest.assertProblem(answer, 403);
    }
    assertThat(gateway.log().head(GatewayFixture.MERCHANT)).isEqualTo(head);
  }

  @Test
  void aTokenForANameThatIsNoneOpensNothing() throws Exception {
    for (String name : List.of("*", "local:progress", "m_1\nlocal", "", "a b", "x\u2028y")) {
      String header = "Authorization: Bearer " + token(name);
      String answer = stream("", header, "Last-Event-ID: " + before());
      assertThat(answer).doesNotContain(THEIRS);
      if (!name.equals("*")) {
        assertThat(answer).startsWith("HTTP/1.1 403");
      }
    }
  }

  private EventId before() {
    return EventId.of(first.log(), first.n() - 1);
  }

  private static String token(String merchant) {
    return Tokens.mint(SECRET, List.of(merchant), EnumSet.allOf(Scope.class), null);
  }

  private String stream(String query, String... headers) throws Exception {
    return RawExchange.get(gateway.port(), "/api/realtime/events" + query, headers);
  }

  private String order(String method, String path) throws Exception {
    return RawExchange.send(
        gateway.port(),
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\nConnection: close\r\n"
            + bearer
            + "\r\n\r\n");
  }
}
