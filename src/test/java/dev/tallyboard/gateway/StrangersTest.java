package dev.tallyboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections on which no token has come. */
@Timeout(60)
class StrangersTest {
  private static final byte[] SECRET =
      "a secret of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8);
  private static final int SILENT = 2_000;
  private static final int MOST = 1_000;

  private final List<HttpConnection> closed = new ArrayList<>();
  private final Metrics metrics = new Metrics();

  @Test
  void twoThousandSilentConnectionsKeepNobodyOutAndEndNoStream(@TempDir Path folder)
      throws Exception {
    String bearer =
        "Authorization: Bearer "
            + Tokens.mint(SECRET, List.of("m_1"), EnumSet.allOf(Scope.class), null);
    List<SocketChannel> silent = new ArrayList<>();
    try (GatewayFixture gateway = gateway(folder, MOST);
        Stream before = gateway.stream(bearer)) {
      before.block();
      for (int i = 0; i < SILENT; i++) {
        silent.add(
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port())));
      }
      try (Stream after = gateway.stream(bearer)) {
        assertThat(after.head()).startsWith("HTTP/1.1 200");
        assertThat(after.block()).isNotNull();
      }
      int tooMany = SILENT - MOST;
      await()
          .untilAsserted(
              () ->
                  assertThat(GatewayMetrics.of(gateway, "tokenless_connections_closed_total"))
                      .isGreaterThanOrEqualTo(tooMany));
      await().until(() -> countClosed(silent) >= tooMany);
      assertThat(isClosed(silent.getLast())).isFalse();
      for (int blocks = 0; blocks < 20; blocks++) {
        before.block();
      }
    } finally {
      for (SocketChannel it : silent) {
        it.close();
      }
    }
  }

  @Test
  void whoHasGoneTakesNobodysPlace(@TempDir Path folder) throws Exception {
    int most = 20;
    try (GatewayFixture gateway = gateway(folder, most);
        SocketChannel silent =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()))) {
      for (int i = 0; i < 2 * most; i++) {
        // Health asks for no token: they stay strangers.
        try (Stream passing = Stream.open(gateway.port(), "/health/live", "Connection: close")) {
          assertThat(passing.head()).startsWith("HTTP/1.1 200");
        }
      }
      assertThat(GatewayMetrics.of(gateway, "tokenless_connections_closed_total")).isZero();
      assertThat(isClosed(silent)).isFalse();
    }
  }

  @Test
  void ofOneAddressTheOldestGivesWayAndOthersKeepTheirs() {
    Strangers strangers = strangers(10, 2);
    HttpConnection other = connect(strangers, "192.0.2.2");
    HttpConnection first = connect(strangers, "192.0.2.1");
    connect(strangers, "192.0.2.1");
    assertThat(closed).isEmpty();

    connect(strangers, "192.0.2.1");

    assertThat(closed).containsExactly(first).doesNotContain(other);
    assertThat(metrics.strangersClosed.sum()).isEqualTo(1);
  }

  @Test
  void whoHasShownAPermitOrIsGoneCountsNoMore() {
    Strangers strangers = strangers(3, 2);
    for (int i = 0; i < 5; i++) {
      strangers.left(connect(strangers, "192.0.2.1"));
    }
    connect(strangers, "192.0.2.1");
    connect(strangers, "192.0.2.1");
    connect(strangers, "192.0.2.2");

    assertThat(closed).isEmpty();
  }

  @Test
  void thisMachinesAddressesHaveOnlyTheLimitOfAll() {
    for (String address : List.of("127.0.0.1", "127.9.9.9", "0:0:0:0:0:0:0:1")) {
      closed.clear();
      Strangers strangers = strangers(4, 2);
      HttpConnection oldest = connect(strangers, address);
      for (int i = 0; i < 3; i++) {
        connect(strangers, address);
      }
      assertThat(closed).as(address).isEmpty();

      connect(strangers, "192.0.2.1");

      assertThat(closed).as(address).containsExactly(oldest);
    }
  }

  private static GatewayFixture gateway(Path folder, int most) {
    return new GatewayFixture(
        folder,
        GatewaySettings.at("127.0.0.1", 0)
            .withHeartbeat(Duration.ofMillis(50))
            .withEdge(new Edge(limits(most, 100), Optional.empty(), Set.of())),
        Access.hs256(SECRET, Clock.systemUTC()),
        Optional.empty(),
        1_000);
  }

  private Strangers strangers(int most, int mostOfAddress) {
    return new Strangers(limits(most, mostOfAddress), metrics, new SecurityLog(System::nanoTime));
  }

  private static Limits limits(int most, int mostOfAddress) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.headerBytes(),
        usual.publishBytes(),
        usual.uploadBytes(),
        usual.streamsPerToken(),
        usual.eventsPerSecond(),
        usual.requestTime(),
        most,
        mostOfAddress);
  }

  private HttpConnection connect(Strangers strangers, String address) {
    HttpConnection connection =
        (HttpConnection)
            Proxy.newProxyInstance(
                HttpConnection.class.getClassLoader(),
                new Class<?>[] {HttpConnection.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "remoteAddress" -> SocketAddress.inetSocketAddress(1, address);
                      case "hashCode" -> System.identityHashCode(self);
                      case "equals" -> self == arguments[0];
                      case "toString" -> address;
                      case "close" -> {
                        closed.add((HttpConnection) self);
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    strangers.connected(connection);
    return connection;
  }

  private static long countClosed(List<SocketChannel> channels) {
    return channels.stream().filter(StrangersTest::isClosed).count();
  }

  /** By the other side. */
  private static boolean isClosed(SocketChannel channel) {
    try {
      channel.configureBlocking(false);
      return channel.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
