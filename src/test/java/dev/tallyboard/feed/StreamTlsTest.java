package dev.tallyboard.feed;

import static dev.tallyboard.feed.Streamed.Dispatched.message;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.CertificateAuthority;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS that holds, and in every way that does not. A failure is never made up for in clear. */
@Timeout(60)
class StreamTlsTest {
  private static final String[] HERE = {"-ext", "san=ip:127.0.0.1"};

  @TempDir static Path folder;
  private static CertificateAuthority authority;
  private static SSLContext good;

  @BeforeAll
  static void makeCertificate() throws Exception {
    authority = new CertificateAuthority(folder);
    good = authority.of("good", HERE);
  }

  private static void oneEvent(Exchange it) throws Exception {
    it.openStream();
    it.send("data: hello\n\n");
  }

  private static void refuses(SSLContext shown, String reason) {
    try (RawServer server = new RawServer(shown, StreamTlsTest::oneEvent);
        Streamed it = Streamed.from(server, server.url())) {
      assertThat(it.untilEnded()).isEmpty();
      assertThat(it.ending()).isEqualTo(Ending.Broken.because(reason));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aCertificateThatHoldsIsTaken() throws Exception {
    try (AutoCloseable _ = authority.trusted();
        RawServer server = new RawServer(good, StreamTlsTest::oneEvent);
        Streamed it = Streamed.from(server, server.url())) {
      assertThat(it.untilEnded()).containsExactly(message("hello"));
    }
  }

  @Test
  void aCertificateSignedByNobodyTrustedIsRefused() {
    refuses(good, "tls-untrusted");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    SSLContext ofAnotherHost = authority.of("other", "-ext", "san=dns:gateway.example");
    try (AutoCloseable _ = authority.trusted()) {
      refuses(ofAnotherHost, "tls-wrong-host");
    }
  }

  @ParameterizedTest
  @CsvSource({"-10d, tls-expired", "+10d, tls-not-yet-valid"})
  void aCertificateOutOfItsTimeIsRefused(String start, String reason) throws Exception {
    SSLContext outOfTime =
        authority.of(reason, HERE[0], HERE[1], "-startdate", start, "-validity", "2");
    try (AutoCloseable _ = authority.trusted()) {
      refuses(outOfTime, reason);
    }
  }

  @Test
  void plainHttpOnAnHttpsAddressIsSaidSoAndNeverSpoken() throws Exception {
    int handshake = 0x16;
    int firstByte;
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        RawServer none = new RawServer(_ -> {});
        Streamed it = Streamed.from(none, "https://127.0.0.1:" + plain.getLocalPort())) {
      try (Socket socket = plain.accept()) {
        firstByte = socket.getInputStream().read();
        byte[] no = "HTTP/1.1 400 What\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);
        socket.getOutputStream().write(no);
        assertThat(it.untilEnded()).isEmpty();
      }
      assertThat(it.ending()).isEqualTo(Ending.Broken.because("no-tls"));
      assertThat(firstByte).isEqualTo(handshake);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "256, closed-by-server", // cut in its middle, which the JDK takes for the end
    "8, tls" // whole, and not what the server wrote
  })
  void aRecordThatIsNotWholeOrNotTrueEndsTheStreamAndIsNoPartOfIt(int length, String reason)
      throws Exception {
    byte[] record = {0x17, 3, 3, (byte) (length >> 8), (byte) length, 1, 2, 3, 4, 5, 6, 7, 8};
    try (AutoCloseable _ = authority.trusted();
        RawServer server =
            new RawServer(
                good,
                it -> {
                  oneEvent(it);
                  it.send("data: half");
                  it.wire().getOutputStream().write(record);
                  it.wire().close();
                });
        Streamed it = Streamed.from(server, server.url())) {
      assertThat(it.untilEnded()).containsExactly(message("hello"));
      assertThat(it.ending()).isEqualTo(Ending.Broken.because(reason));
    }
  }
}
