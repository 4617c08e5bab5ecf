package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tallyboard.gateway.Access.Expected;
import dev.tallyboard.support.CertificateAuthority;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.ReadingClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Keys that come over TLS, as those of an identity provider do. */
@Timeout(60)
class KeySetTlsTest {
  private static final JWTClaimsSet CLAIMS = Issuer.claims("m_1").build();
  private static final String SNAPSHOT = "/api/realtime/snapshot";

  @TempDir static Path certificates;
  private static CertificateAuthority authority;
  private static SSLContext good;
  private static SSLContext ofAnotherHost;
  private static SSLContext ofNobodyTrusted;

  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong(1_772_366_400_000L);
  private final Clock clock = new ReadingClock(now::get);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(KeySet.class);
  private RSAKey known;
  private RSAKey next;
  private volatile String published = "";

  @BeforeAll
  static void makeCertificates() throws Exception {
    authority = new CertificateAuthority(Files.createDirectory(certificates.resolve("one")));
    good = authority.of("good", "-ext", "san=ip:127.0.0.1");
    ofAnotherHost = authority.of("other", "-ext", "san=dns:id.example");
    ofNobodyTrusted =
        new CertificateAuthority(Files.createDirectory(certificates.resolve("two")))
            .of("good", "-ext", "san=ip:127.0.0.1");
  }

  @BeforeEach
  void listen() throws Exception {
    known = Issuer.rsa("known");
    next = Issuer.rsa("next");
    published = Issuer.publicSet(known);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
  }

  @Test
  void keysBehindACertificateThatIsTrustedAreTaken() throws Exception {
    try (RawServer issuer = issuer(0, good);
        GatewayFixture gateway = gateway(issuer)) {
      assertThat(status(gateway, known)).isEqualTo(200);
      assertThat(status(gateway, next)).isEqualTo(401);
      assertThat(warnings()).isEmpty();
    }
  }

  @Test
  void keysBehindOneThatIsNotTrustedAreNotAndTheLogSaysWhy() throws Exception {
    assertRefused(ofNobodyTrusted, "its certificate is not signed by anyone this machine trusts");
  }

  @Test
  void keysBehindTheCertificateOfAnotherHostAreNotEither() throws Exception {
    assertRefused(ofAnotherHost, "its certificate is not one of this host");
  }

  @Test
  void keysOfBeforeAndTheirStreamsOutliveACertificateThatIsTrustedNoMore() throws Exception {
    RawServer issuer = issuer(0, good);
    int port = issuer.port();
    try (GatewayFixture gateway = gateway(issuer);
        Stream stream = gateway.stream("Authorization: Bearer " + Issuer.token(known, CLAIMS))) {
      assertThat(stream.head()).startsWith("HTTP/1.1 200");
      issuer.close();
      published = Issuer.publicSet(known, next);
      try (RawServer impostor = issuer(port, ofNobodyTrusted)) {
        now.addAndGet(KeySet.FRESH.toMillis());

        assertThat(status(gateway, next)).isEqualTo(401);
        assertThat(status(gateway, known)).isEqualTo(200);
        for (int blocks = 0; blocks < 5; blocks++) {
          stream.block();
        }
        assertThat(warnings()).hasSize(1);
        assertThat(impostor.requests()).isEmpty();
      }
      try (RawServer _ = issuer(port, good)) {
        now.addAndGet(KeySet.MIN_INTERVAL.toMillis());
        assertThat(status(gateway, next)).isEqualTo(200);
      }
    }
  }

  private void assertRefused(SSLContext shown, String why) throws Exception {
    try (RawServer issuer = issuer(0, shown);
        GatewayFixture gateway = gateway(issuer)) {
      await().until(() -> !warnings().isEmpty());

      assertThat(status(gateway, known)).isEqualTo(503);
      assertThat(warnings()).containsExactly("The key set cannot be had from 127.0.0.1: " + why);
      assertThat(issuer.requests()).isEmpty();
    }
  }

  private RawServer issuer(int port, SSLContext shown) {
    return new RawServer(
        port,
        Optional.of(shown),
        exchange -> exchange.answer("200 OK", "Content-Type: application/json\r\n", published));
  }

  private GatewayFixture gateway(RawServer issuer) throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(authority.trusting()).build();
    Access access =
        Access.tokens(
            new KeySet(URI.create(issuer.url() + "/keys"), http, clock),
            new Expected(null, null),
            clock);
    return new GatewayFixture(
        folder,
        GatewayFixture.SETTINGS.withHeartbeat(Duration.ofMillis(50)),
        access,
        Optional.empty(),
        1_000);
  }

  private static int status(GatewayFixture gateway, RSAKey key) throws Exception {
    return gateway
        .send(
            gateway
                .request(SNAPSHOT)
                .header("Authorization", "Bearer " + Issuer.token(key, CLAIMS)))
        .statusCode();
  }

  private List<String> warnings() {
    return List.copyOf(log.list).stream()
        .filter(it -> it.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
