package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tallyboard.gateway.Access.Expected;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.ReadingClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose keys come from an address, and an issuer that changes them. */
@Timeout(60)
class KeySetTest {
  private static final String SNAPSHOT = "/api/realtime/snapshot";
  private static final JWTClaimsSet CLAIMS = Issuer.claims("m_1").build();

  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong(1_772_366_400_000L);
  private final Clock clock = new ReadingClock(now::get);
  private final CountDownLatch answering = new CountDownLatch(1);
  private volatile String published = "";
  private volatile String status = "200 OK";
  private volatile boolean silent;
  private RawServer issuer;
  private GatewayFixture gateway;

  @BeforeEach
  void listen() {
    issuer =
        new RawServer(
            exchange -> {
              if (silent) {
                answering.await(20, TimeUnit.SECONDS);
              }
              exchange.answer(status, "Content-Type: application/json\r\n", published);
            });
  }

  @AfterEach
  void close() {
    answering.countDown();
    if (gateway != null) {
      gateway.close();
    }
    issuer.close();
  }

  private void open() {
    Access access =
        Access.tokens(
            TokenKeys.keySet(URI.create(issuer.url() + "/keys"), clock),
            new Expected(null, null),
            clock);
    gateway =
        new GatewayFixture(folder, GatewayFixture.SETTINGS, access, Optional.empty(), 1_000_000);
  }

  @Test
  void tokensOfEveryKeyInTheSetAreGoodAndOneFetchServesThemAll() throws Exception {
    RSAKey rsa = Issuer.rsa("one");
    ECKey ec = Issuer.ec("two");
    published = Issuer.publicSet(rsa, ec);
    open();

    for (int i = 0; i < 5; i++) {
      assertThat(status(rsa)).isEqualTo(200);
      assertThat(status(ec)).isEqualTo(200);
    }
    assertThat(issuer.requests("/keys")).hasSize(1);
  }

  @Test
  void aKeyThatIsNewIsFetchedAndOneThatWasWithdrawnIsGoodForMinutesAtMost() throws Exception {
    RSAKey old = Issuer.rsa("old");
    RSAKey next = Issuer.rsa("next");
    published = Issuer.publicSet(old);
    open();
    assertThat(status(old)).isEqualTo(200);

    published = Issuer.publicSet(next);
    forward(KeySet.MIN_INTERVAL);
    assertThat(status(next)).isEqualTo(200);
    assertThat(status(old)).isEqualTo(401);

    published = Issuer.publicSet(old);
    assertThat(status(next)).as("known, and fresh").isEqualTo(200);
    forward(KeySet.FRESH);
    assertThat(status(next)).isEqualTo(401);
  }

  @Test
  void unknownKeyIdsDoNotMakeTheGatewayHammerTheIssuer() throws Exception {
    RSAKey known = Issuer.rsa("known");
    published = Issuer.publicSet(known);
    open();
    assertThat(status(known)).isEqualTo(200);

    for (int i = 0; i < 20; i++) {
      assertThat(status(new RSAKey.Builder(known).keyID("guess " + i).build())).isEqualTo(401);
    }
    assertThat(issuer.requests("/keys")).hasSize(1);
    forward(KeySet.MIN_INTERVAL);
    for (int i = 0; i < 20; i++) {
      assertThat(status(new RSAKey.Builder(known).keyID("guess " + i).build())).isEqualTo(401);
    }
    assertThat(issuer.requests("/keys")).hasSize(2);
  }

  @Test
  void whileTheIssuerIsOutTheKeysOfBeforeStayGoodForSomeHours() throws Exception {
    RSAKey key = Issuer.rsa("one");
    published = Issuer.publicSet(key);
    open();
    assertThat(status(key)).isEqualTo(200);

    status = "503 Service Unavailable";
    forward(KeySet.FRESH);
    assertThat(status(key)).isEqualTo(200);
    forward(KeySet.OUTAGE.minus(KeySet.FRESH).minusSeconds(1));
    assertThat(status(key)).isEqualTo(200);
    forward(Duration.ofSeconds(1));
    HttpResponse<String> refused = get(key);
    RestTest.assertProblem(refused, 503);

    status = "200 OK";
    forward(KeySet.MIN_INTERVAL);
    assertThat(status(key)).isEqualTo(200);
  }

  @Test
  void nobodyWaitsForAnIssuerThatIsKnownToBeOut() throws Exception {
    RSAKey key = Issuer.rsa("one");
    published = Issuer.publicSet(key);
    open();
    assertThat(status(key)).isEqualTo(200);

    silent = true;
    forward(KeySet.FRESH);
    assertThat(status(key)).as("who finds out waits").isEqualTo(200);
    forward(KeySet.MIN_INTERVAL);
    // Less than the patience with an issuer.
    HttpRequest.Builder asking = gateway.request(SNAPSHOT).timeout(Duration.ofSeconds(3));
    assertThat(
            gateway
                .send(asking.header("Authorization", "Bearer " + Issuer.token(key, CLAIMS)))
                .statusCode())
        .isEqualTo(200);
    await().until(() -> issuer.requests("/keys").size() == 3);
  }

  @Test
  void anIssuerThatIsOutAtTheStartIsAskedAgain() throws Exception {
    RSAKey key = Issuer.rsa("one");
    published = "<html>";
    open();
    await().untilAsserted(() -> RestTest.assertProblem(get(key), 503));

    published = Issuer.publicSet(key);
    forward(KeySet.MIN_INTERVAL);
    assertThat(status(key)).isEqualTo(200);
  }

  @Test
  void anIssuerThatDoesNotAnswerHoldsUpNobodyElse() throws Exception {
    RSAKey known = Issuer.rsa("known");
    RSAKey unknown = Issuer.rsa("unknown");
    published = Issuer.publicSet(known);
    open();
    assertThat(status(known)).isEqualTo(200);

    silent = true;
    forward(KeySet.MIN_INTERVAL);
    Semaphore refused = new Semaphore(0);
    for (int i = 0; i < 50; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  if (status(unknown) == 401) {
                    refused.release();
                  }
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    await().until(() -> issuer.requests("/keys").size() == 2);
    for (int i = 0; i < 50; i++) {
      assertThat(status(known)).isEqualTo(200);
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }
    assertThat(refused.availablePermits()).as("who waits for the issuer").isZero();
    assertThat(refused.tryAcquire(50, 20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSetHoldsKeysThatAreOfNoUseHereAndNeverASecret() throws Exception {
    RSAKey good = Issuer.rsa("good");
    RSAKey encrypting = new RSAKey.Builder(Issuer.rsa("enc")).keyUse(KeyUse.ENCRYPTION).build();
    String secret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";
    published =
        Issuer.publicSet(encrypting, good)
            .replace(
                "[",
                "[{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\""
                    + secret
                    + "\"},{\"kty\":\"strange\"},{\"kty\":\"RSA\",\"kid\":\"broken\"},5,");
    open();

    assertThat(status(good)).isEqualTo(200);
    assertThat(status(encrypting)).isEqualTo(401);
    byte[] bytes = Base64.getUrlDecoder().decode(secret);
    assertThat(answer(Tokens.mint(bytes, List.of("m_1"), Set.of(Scope.READ), null))).isEqualTo(401);
  }

  @Test
  void keysDoNotComeUnprotectedFromAnotherMachine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKeys.keySet(URI.create("http://192.0.2.1/keys"), clock))
        .withMessageContaining("https");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKeys.keySet(URI.create("file:///etc/keys"), clock));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenKeys.keySet(URI.create("keys"), clock));
  }

  private void forward(Duration by) {
    now.addAndGet(by.toMillis());
  }

  private int status(JWK key) throws Exception {
    return get(key).statusCode();
  }

  private HttpResponse<String> get(JWK key) throws Exception {
    return gateway.send(
        gateway.request(SNAPSHOT).header("Authorization", "Bearer " + Issuer.token(key, CLAIMS)));
  }

  private int answer(String token) throws Exception {
    return gateway
        .send(gateway.request(SNAPSHOT).header("Authorization", "Bearer " + token))
        .statusCode();
  }
}
