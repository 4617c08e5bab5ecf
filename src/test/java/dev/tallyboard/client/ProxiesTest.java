package dev.tallyboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.CertificateAuthority;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxies that the environment names, and what they answer. */
@Timeout(60)
class ProxiesTest {
  private static final String BOARD =
      "{\"merchantId\":\"m_1\",\"at\":1,\"orders\":[],\"pipeline\":[],\"activity\":[]}";
  private static final ProxySelector MACHINE =
      ProxySelector.of(InetSocketAddress.createUnresolved("machine.example", 1));

  private static Answer<Versioned> snapshot(String url, Map<String, String> environment) {
    try (GatewayClient client =
        new GatewayClient(
            GatewayAddress.of(url, null),
            () -> Optional.of("secret"),
            new Proxies(environment, MACHINE))) {
      return client.snapshot(null);
    }
  }

  /** Leads a tunnel to a server of this machine, whatever it is asked for. */
  private static void tunnel(Exchange it, int port) throws IOException {
    try (Socket server = new Socket("127.0.0.1", port)) {
      it.send("HTTP/1.1 200 Connection established\r\n\r\n");
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  it.socket().getInputStream().transferTo(server.getOutputStream());
                } catch (IOException e) {
                  // either side went away
                }
              });
      server.getInputStream().transferTo(it.socket().getOutputStream());
    }
  }

  private static String chosen(String url, Map<String, String> environment) {
    Proxy proxy = new Proxies(environment, MACHINE).select(URI.create(url)).getFirst();
    return proxy.type() == Proxy.Type.DIRECT
        ? "direct"
        : proxy.type() + " " + ((InetSocketAddress) proxy.address()).getHostString();
  }

  @ParameterizedTest
  @CsvSource({
    "http://gateway.example, HTTP one.example",
    "https://gateway.example, HTTP two.example",
    "http://localhost:8080, direct",
    "http://127.0.0.1, direct",
    "http://[::1]:8080, direct",
    "http://intern.example, direct",
    "http://a.intern.example, direct",
    "http://notintern.example, HTTP one.example",
    "http://b.dotted.example, direct",
    "http://10.0.0.7:8080, direct",
    "http://10.0.0.7:8081, HTTP one.example"
  })
  void theEnvironmentNamesThemAndTheirExceptions(String url, String expected) {
    Map<String, String> environment =
        Map.of(
            "HTTP_PROXY", "http://one.example:3128",
            "https_proxy", "two.example:3128",
            "NO_PROXY", "intern.example, .Dotted.example,10.0.0.7:8080");

    assertThat(chosen(url, environment)).isEqualTo(expected);
  }

  @Test
  void whereItNamesNoneTheMachineIsAsked() {
    String url = "http://gateway.example";
    assertThat(chosen(url, Map.of("HTTP_PROXY", " "))).isEqualTo("HTTP machine.example");
    assertThat(chosen(url, Map.of("HTTP_PROXY", "::no address"))).isEqualTo("HTTP machine.example");
    assertThat(chosen("http://localhost", Map.of())).isEqualTo("direct");
    assertThat(chosen(url, Map.of("ALL_PROXY", "socks5://s.example"))).isEqualTo("SOCKS s.example");
    assertThat(chosen(url, Map.of("ALL_PROXY", "s.example", "NO_PROXY", "*"))).isEqualTo("direct");
  }

  @Test
  void aPollThroughAProxyThatWantsAUserBringsThem() {
    try (RawServer proxy =
        new RawServer(
            it -> {
              if (it.request().headers().containsKey("proxy-authorization")) {
                it.answer("200 OK", "", BOARD);
              } else {
                it.answer("407 Who", "Proxy-Authenticate: Basic realm=\"x\"\r\n", "");
              }
            })) {
      String named = proxy.url().replace("//", "//me:s%40me@");

      assertThat(snapshot("http://gateway.example", Map.of("http_proxy", named)))
          .isInstanceOf(Answer.Ok.class);
      assertThat(proxy.requests().getLast().headers())
          .containsEntry("proxy-authorization", "Basic bWU6c0BtZQ==");
    }
  }

  @Test
  void anHttpsGatewayIsReachedThroughATunnelThatSeesNoToken(@TempDir Path folder) throws Exception {
    CertificateAuthority authority = new CertificateAuthority(folder);
    SSLContext tls = authority.of("gateway", "-ext", "san=dns:gateway.example");
    try (AutoCloseable _ = authority.trusted();
        RawServer gateway = new RawServer(tls, it -> it.answer("200 OK", "", BOARD));
        RawServer proxy = new RawServer(it -> tunnel(it, gateway.port()))) {
      assertThat(snapshot("https://gateway.example", Map.of("https_proxy", proxy.url())))
          .isInstanceOf(Answer.Ok.class);
      assertThat(proxy.requests())
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.method() + " " + it.path()).isEqualTo("CONNECT gateway.example:443");
                assertThat(it.headers()).doesNotContainKey("authorization");
              });
      assertThat(gateway.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://gateway.example, 407, wants a user and a password",
    "https://gateway.example, 407, wants a user and a password",
    "https://gateway.example, 502, does not lead on to gateway.example:443 through 127.0.0.1"
  })
  void aProxyThatDoesNotLeadOnIsNamed(String url, int status, String part) {
    try (RawServer proxy = new RawServer(it -> it.answer(status + " No", "", ""))) {
      String scheme = url.substring(0, url.indexOf(':'));
      assertThat(snapshot(url, Map.of(scheme + "_proxy", proxy.url())))
          .isInstanceOfSatisfying(Answer.Failed.class, it -> assertThat(it.why()).contains(part));
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() {
    RawServer gone = new RawServer(_ -> {});
    gone.close();

    assertThat(snapshot("http://gateway.example", Map.of("http_proxy", gone.url())))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            it -> assertThat(it.why()).contains("through 127.0.0.1:" + gone.port()));
  }
}
