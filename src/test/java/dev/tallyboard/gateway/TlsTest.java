package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.CertificateAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with a certificate of an authority that the client trusts. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
  private static final String LOOPBACK = "san=ip:127.0.0.1,dns:localhost";

  private Path folder;
  private Path certificate;
  private Path key;
  private CertificateAuthority authority;
  private SSLContext client;
  private GatewayFixture gateway;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    certificate = folder.resolve("cert.pem");
    key = folder.resolve("key.pem");
    authority = new CertificateAuthority(Files.createDirectory(folder.resolve("authority")));
    authority.writePem("first", certificate, key, "-ext", LOOPBACK);
    client = authority.trusting();
    gateway =
        GatewayFixture.open(
            folder.resolve("data"),
            GatewayFixture.SETTINGS.withEdge(Edge.DEFAULT.withTls(new PemFiles(certificate, key))));
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @Test
  void tls12AndLaterAreSpokenAndNothingOlder() throws Exception {
    for (String protocol : Set.of("TLSv1.2", "TLSv1.3")) {
      try (SSLSocket socket = connect(protocol)) {
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        assertThat(socket.getApplicationProtocol()).as("HTTP/2 is not offered").isEmpty();
      }
    }
    assertThat(helloOf11(gateway.port())).as("an alert: protocol_version").isEqualTo("15 70");
  }

  @Test
  void plainHttpIsNotSpoken() throws Exception {
    assertThat(RawExchange.get(gateway.port(), "/health/live")).doesNotContain("HTTP/1.1");
  }

  @Test
  void aChangedCertificateIsTakenUpAndStreamsGoOn() throws Exception {
    try (SSLSocket stream = connect("TLSv1.3")) {
      BufferedReader lines = openStream(stream);
      String before = shown();

      // The new certificate is there before its key: they do not belong together yet.
      Path newCertificate = folder.resolve("new-cert.pem");
      Path newKey = folder.resolve("new-key.pem");
      authority.writePem("second", newCertificate, newKey, "-ext", LOOPBACK);
      Files.copy(newCertificate, certificate, StandardCopyOption.REPLACE_EXISTING);
      awaitHeartbeats(lines, 15);
      assertThat(shown()).isEqualTo(before);
      byte[] whole = Files.readAllBytes(newKey);
      Files.write(key, Arrays.copyOf(whole, whole.length / 2));
      awaitHeartbeats(lines, 15);
      assertThat(shown()).isEqualTo(before);

      Files.write(key, whole);
      await().atMost(Duration.ofSeconds(20)).until(() -> shown().equals("CN=second"));
      Set<String> all = new HashSet<>();
      for (int i = 0; i < 16; i++) {
        all.add(shown());
      }
      assertThat(all).as("on every event loop").containsExactly("CN=second");
      awaitHeartbeats(lines, 3);
    }
  }

  @Test
  void aPairThatCannotBeUsedIsRefusedAtTheStart() throws Exception {
    Path otherCertificate = folder.resolve("other-cert.pem");
    Path otherKey = folder.resolve("other-key.pem");
    authority.writePem("other", otherCertificate, otherKey);
    Path rsaCertificate = folder.resolve("rsa-cert.pem");
    Path rsaKey = folder.resolve("rsa-key.pem");
    authority.writePem("rsa", rsaCertificate, rsaKey, "-keyalg", "RSA");
    Path half = Files.writeString(folder.resolve("half"), Files.readString(otherKey).substring(50));
    Path locked =
        Files.writeString(
            folder.resolve("locked"), Files.readString(otherKey).replace("PRIV", "ENCRYPTED PRIV"));

    assertRefused(otherCertificate, key, "does not belong to the certificate");
    assertRefused(otherCertificate, rsaKey, "of the same kind");
    assertRefused(otherCertificate, half, "whole PEM files");
    assertRefused(half, otherKey, "whole PEM files");
    assertRefused(otherCertificate, locked, "protected by a password");
    assertRefused(folder.resolve("nowhere"), key, "cannot be read");
    try (GatewayFixture works =
        GatewayFixture.open(
            folder.resolve("rsa-data"),
            GatewayFixture.SETTINGS.withEdge(
                Edge.DEFAULT.withTls(new PemFiles(rsaCertificate, rsaKey))))) {
      assertThat(works.port()).isPositive();
    }
  }

  private void assertRefused(Path certificateFile, Path keyFile, String because) {
    GatewaySettings settings =
        GatewayFixture.SETTINGS.withEdge(
            Edge.DEFAULT.withTls(new PemFiles(certificateFile, keyFile)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Gateway.start(
                    settings,
                    gateway.log(),
                    Optional.empty(),
                    Access.open("local"),
                    Clock.systemUTC()))
        .withMessageContaining(because);
  }

  private BufferedReader openStream(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /api/realtime/events HTTP/1.1\r\nHost: test\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
    return lines;
  }

  private static void awaitHeartbeats(BufferedReader lines, int count) throws IOException {
    for (int seen = 0; seen < count; ) {
      String line = lines.readLine();
      assertThat(line).as("the stream goes on").isNotNull();
      if (line.equals("event: heartbeat")) {
        seen++;
      }
    }
  }

  private String shown() throws IOException {
    try (SSLSocket socket = connect("TLSv1.3")) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  private SSLSocket connect(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.port());
    socket.setSoTimeout(10_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** What a ClientHello of TLS 1.1 brings: the record's type and the alert. */
  private static String helloOf11(int port) throws IOException {
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 4 + 2];
    hello[0] = 22;
    hello[1] = 3;
    hello[2] = 1;
    hello[4] = (byte) (hello.length - 5);
    hello[5] = 1;
    hello[8] = (byte) (hello.length - 9);
    hello[9] = 3;
    hello[10] = 2;
    hello[45] = 2;
    hello[46] = (byte) 0xc0;
    hello[47] = 9;
    hello[48] = 1;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(hello);
      byte[] alert = socket.getInputStream().readNBytes(7);
      return alert[0] == 21 ? "15 " + alert[6] : "no alert";
    }
  }
}
