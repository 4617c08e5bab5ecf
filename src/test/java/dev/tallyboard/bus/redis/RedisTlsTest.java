package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisFixture.CLOCK;
import static dev.tallyboard.bus.redis.RedisFixture.MERCHANT;
import static dev.tallyboard.bus.redis.RedisFixture.append;
import static dev.tallyboard.bus.redis.RedisFixture.beginning;
import static dev.tallyboard.bus.redis.RedisFixture.entry;
import static dev.tallyboard.bus.redis.RedisFixture.ids;
import static dev.tallyboard.bus.redis.RedisFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.CertificateAuthority;
import dev.tallyboard.support.RedisProcess;
import dev.tallyboard.support.TlsEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Redis behind TLS, with a certificate of an authority that the system does not know. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTlsTest {
  private static final String LOOPBACK = "san=ip:127.0.0.1";

  private Path folder;
  private CertificateAuthority authority;
  private Path authorityFile;
  private RedisProcess redis;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    authority = new CertificateAuthority(Files.createDirectory(folder.resolve("authority")));
    authorityFile = authority.writePem(folder.resolve("authority.pem"));
    redis = RedisProcess.start(Files.createDirectory(folder.resolve("redis")));
  }

  @AfterAll
  void stop() {
    redis.close();
  }

  @Test
  void withItsAuthorityEverythingGoesOverTls() throws Exception {
    try (TlsEnd tls = TlsEnd.before(redis.port(), authority.of("good", "-ext", LOOPBACK));
        RedisEventLog log = open(address(tls).trusting(authorityFile))) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
      try (Tail tail = log.follow(MERCHANT, beginning(log))) {
        assertThat(tail.next(Duration.ZERO)).isEmpty();
        List<EventId> ids = append(log, "a", "b");

        assertThat(ids(read(tail, 2))).isEqualTo(ids);
      }
    }
  }

  @Test
  void sentinelsAndTheirMasterAreSpokenToOverTls() throws Exception {
    SSLContext certificate = authority.of("watched", "-ext", LOOPBACK);
    // A sentinel names the port that it watches; it speaks no TLS itself.
    try (TlsEnd master = TlsEnd.before(redis.port(), certificate);
        RedisProcess sentinel =
            RedisProcess.sentinel(
                Files.createDirectory(folder.resolve("sentinel")),
                "sentinel monitor tally 127.0.0.1 " + master.port() + " 1\n",
                "w@tch");
        TlsEnd watch = TlsEnd.before(sentinel.port(), certificate);
        RedisEventLog log =
            open(
                RedisAddress.parse(
                        "rediss-sentinel://127.0.0.1:"
                            + watch.port()
                            + "?sentinelPassword=w%40tch#tally")
                    .trusting(authorityFile))) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);

      assertThat(log.append("m_2", List.of(entry(null, "a")))).hasSize(1);
    }
  }

  @Test
  void theTrustStoreOfTheJvmDoesAsWell() throws Exception {
    try (TlsEnd tls = TlsEnd.before(redis.port(), authority.of("jvm", "-ext", LOOPBACK));
        AutoCloseable _ = authority.trusted();
        RedisEventLog log = open(address(tls))) {
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
    }
  }

  @Test
  void anUnknownAuthorityIsRefused() throws Exception {
    try (TlsEnd tls = TlsEnd.before(redis.port(), authority.of("unknown", "-ext", LOOPBACK))) {
      assertRefused(address(tls), "a certificate of an authority that is not trusted");
    }
  }

  @Test
  void theCertificateOfAnotherHostIsRefused() throws Exception {
    try (TlsEnd tls =
        TlsEnd.before(redis.port(), authority.of("other", "-ext", "san=dns:redis.example"))) {
      assertRefused(address(tls).trusting(authorityFile), "a certificate that is not its own");
    }
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    try (TlsEnd tls =
        TlsEnd.before(
            redis.port(),
            authority.of("old", "-ext", LOOPBACK, "-startdate", "-10d", "-validity", "5"))) {
      assertRefused(address(tls).trusting(authorityFile), "a certificate that has expired");
    }
  }

  @Test
  void aRedisWithoutTlsIsNamedAsSuch() {
    assertRefused(RedisAddress.parse("rediss://127.0.0.1:" + redis.port()), "speaks no TLS");
  }

  @Test
  void anAuthorityThatCannotBeReadOrIsOfNoUseIsRefusedAtOnce() throws Exception {
    RedisAddress address = RedisAddress.parse("rediss://localhost");
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    for (Path bad : List.of(folder.resolve("absent.pem"), empty)) {
      assertThatThrownBy(() -> address.trusting(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bad.toString());
    }
    assertThatThrownBy(() -> RedisAddress.parse("redis://localhost").trusting(authorityFile))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rediss://");
  }

  private static RedisAddress address(TlsEnd tls) {
    return RedisAddress.parse("rediss://127.0.0.1:" + tls.port());
  }

  private static RedisEventLog open(RedisAddress address) {
    return RedisEventLog.open(address, CLOCK, Retention.ofEvents(1_000));
  }

  private static void assertRefused(RedisAddress address, String why) {
    try (RedisEventLog log = open(address)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThatThrownBy(log::probe)
                      .isInstanceOf(Unavailable.class)
                      .hasMessageContaining(why)
                      .hasMessageContaining(address.toString()));
    }
  }
}
