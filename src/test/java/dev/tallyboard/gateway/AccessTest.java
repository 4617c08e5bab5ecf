package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.RestTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tallyboard.event.EventId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static final String SNAPSHOT = "/api/realtime/snapshot";

  private GatewayFixture gateway;

  @BeforeAll
  void open(@TempDir Path folder) {
    gateway =
        new GatewayFixture(
            folder,
            GatewayFixture.SETTINGS,
            Access.hs256(SECRET, Clock.systemUTC()),
            Optional.of(new FakeOrders()),
            1_000_000);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @Test
  void noTokenAndAnyBadOneGetTheSameAnswer() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("merchants", List.of("m_1"))
            .claim("scope", "read act publish")
            .build();
    byte[] other = SECRET.clone();
    other[0]++;
    SignedJWT rsa = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    rsa.sign(new RSASSASigner(keys.generateKeyPair().getPrivate()));
    SignedJWT hs512 = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
    hs512.sign(new MACSigner(Arrays.copyOf(SECRET, 64)));
    SignedJWT notAList =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder(claims).claim("merchants", 5).build());
    notAList.sign(new MACSigner(SECRET));
    String good = Tokens.mint(SECRET, List.of("m_1"), ALL, null);
    List<String> bad =
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer x.y.z",
            "Basic " + good,
            good,
            "Bearer " + good.substring(0, good.length() - 2),
            "Bearer " + new PlainJWT(claims).serialize(),
            "Bearer " + Tokens.mint(other, List.of("m_1"), ALL, null),
            "Bearer " + rsa.serialize(),
            "Bearer " + hs512.serialize(),
            "Bearer " + notAList.serialize(),
            "Bearer " + Tokens.mint(SECRET, List.of("m_1"), ALL, Instant.now().minusSeconds(1)));
    Set<String> answers = new HashSet<>();
    answers.add(assertUnauthorized(gateway.get(SNAPSHOT)));
    answers.add(assertUnauthorized(gateway.get(SNAPSHOT + "?access_token=" + good)));
    for (String authorization : bad) {
      answers.add(
          assertUnauthorized(
              gateway.send(gateway.request(SNAPSHOT).header("Authorization", authorization))));
    }

    assertThat(answers).hasSize(1);
  }

  /** A secret of 32 bytes cannot be used for it anyway; a longer one could. */
  @Test
  void aLongSecretIsForHs256Alone(@TempDir Path folder) throws Exception {
    byte[] secret = "0123456789abcdef".repeat(4).getBytes(StandardCharsets.UTF_8);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim("merchants", List.of("m_1"))
            .claim("scope", "read")
            .build();
    try (GatewayFixture other =
        new GatewayFixture(
            folder,
            GatewayFixture.SETTINGS,
            Access.hs256(secret, Clock.systemUTC()),
            Optional.empty(),
            100)) {
      for (JWSAlgorithm algorithm :
          List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(secret));
        HttpResponse<String> answer =
            other.send(
                other.request(SNAPSHOT).header("Authorization", "Bearer " + token.serialize()));
        assertThat(answer.statusCode())
            .as(algorithm.getName())
            .isEqualTo(algorithm.equals(JWSAlgorithm.HS256) ? 200 : 401);
      }
    }
  }

  @Test
  void everyAddressButHealthNeedsItsScope() throws Exception {
    String read = Tokens.mint(SECRET, List.of("local"), Set.of(Scope.READ), null);
    String act = Tokens.mint(SECRET, List.of("local"), Set.of(Scope.ACT), null);
    String publish = Tokens.mint(SECRET, List.of("local"), Set.of(Scope.PUBLISH), null);
    String event = "{\"event\":\"stage\",\"data\":{\"poId\":\"p\",\"stage\":\"ai_parsing\"}}";

    assertThat(get(SNAPSHOT, read).statusCode()).isEqualTo(200);
    assertProblem(get(SNAPSHOT, act), 403);
    assertProblem(get("/api/realtime/events", publish), 403);
    assertThat(get("/api/purchase-orders/po_1", read).statusCode()).isEqualTo(200);
    assertProblem(get("/api/purchase-orders/po_1", act), 403);
    assertThat(post("/api/purchase-orders", act, "x").statusCode()).isEqualTo(202);
    assertProblem(post("/api/purchase-orders", read, "x"), 403);
    assertThat(post("/api/purchase-orders/po_1/retry", act, "").statusCode()).isEqualTo(202);
    assertProblem(post("/api/purchase-orders/po_1/retry", publish, ""), 403);
    assertThat(post("/api/realtime/events", publish, event).statusCode()).isEqualTo(202);
    assertProblem(post("/api/realtime/events", act, event), 403);
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenReachesItsOwnMerchantsAlone() throws Exception {
    String one = Tokens.mint(SECRET, List.of("m_1"), ALL, null);
    String two = Tokens.mint(SECRET, List.of("m_1", "m_2"), ALL, null);
    String none = Tokens.mint(SECRET, List.of(), ALL, null);

    assertThat(get(SNAPSHOT, one).body()).contains("\"merchantId\":\"m_1\"");
    assertThat(get(SNAPSHOT + "?merchantId=m_2", two).body()).contains("\"merchantId\":\"m_2\"");
    assertProblem(get(SNAPSHOT, two), 400);
    assertProblem(get(SNAPSHOT + "?merchantId=m_2", one), 403);
    assertProblem(get("/api/realtime/events?merchantId=m_3", two), 403);
    assertProblem(get(SNAPSHOT, none), 403);
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    Instant expiry = Instant.now().plus(Duration.ofMillis(1_200));
    String token = Tokens.mint(SECRET, List.of("m_1"), ALL, expiry);
    try (Stream stream = gateway.stream("Authorization: Bearer " + token)) {
      assertThat(stream.head()).startsWith("HTTP/1.1 200");
      assertThat(stream.event()).isEqualTo(Stream.END);
      assertThat(Duration.between(expiry, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void anIdOfAnotherMerchantsEventBringsNothingOfThatMerchant() throws Exception {
    String token = Tokens.mint(SECRET, List.of("m_8"), ALL, null);
    EventId foreign = EventId.of(gateway.log().head("m_8").log(), 7);
    try (Stream stream =
        gateway.stream("Authorization: Bearer " + token, "Last-Event-ID: " + foreign)) {
      assertThat(stream.event())
          .isEqualTo(new Stream.Block(gateway.log().head("m_8").toString(), "reset", "{}"));
    }
  }

  @Test
  void aShortSecretAndOpenAccessFromElsewhereAreRefused(@TempDir Path folder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Access.hs256(new byte[31], Clock.systemUTC()))
        .withMessage("The secret for tokens has 31 bytes; it needs 32 or more.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Gateway.start(
                    GatewaySettings.at("0.0.0.0", 0),
                    gateway.log(),
                    Optional.empty(),
                    Access.open("local"),
                    Clock.systemUTC()))
        .withMessageContaining("needs authentication");
  }

  private static String assertUnauthorized(HttpResponse<String> answer) {
    assertProblem(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    return answer.body();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return gateway.send(gateway.request(path).header("Authorization", "Bearer " + token));
  }

  private HttpResponse<String> post(String path, String token, String body) throws Exception {
    return gateway.send(
        gateway
            .request(path)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }
}
