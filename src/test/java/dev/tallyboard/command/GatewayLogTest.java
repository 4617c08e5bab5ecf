package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import dev.tallyboard.support.TallyboardProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway leaves in its log, of all sorts of requests. */
@Timeout(120)
class GatewayLogTest {
  private static final String LINE = "\\d{4}-\\d\\d-\\d\\dT\\S+ (INFO |WARN |ERROR) \\[.*";

  @TempDir Path home;

  @Test
  void theLogTellsOfTroubleInFewLinesAndHoldsNoTokenAndNothingAClientMadeUp() throws Exception {
    byte[] secret = "x".repeat(32).getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(home.resolve("secret"), secret);
    String good = Tokens.mint(secret, List.of("m_1"), EnumSet.allOf(Scope.class), null);
    String old = Tokens.mint(secret, List.of("m_1"), EnumSet.allOf(Scope.class), Instant.EPOCH);
    String forged = good.substring(0, good.lastIndexOf('.')) + ".Zm9yZ2VkZm9yZ2Vk";
    try (TallyboardProcess gateway =
        TallyboardProcess.start(
            home,
            "gateway",
            "--port",
            "0",
            "--jwt-secret-file",
            file.toString(),
            "--request-time",
            "1s",
            "--max-streams-per-token",
            "1")) {
      String url = gateway.awaitLine("listening on http://").substring("listening on ".length());
      int port = URI.create(url).getPort();
      String soon =
          Tokens.mint(
              secret, List.of("m_1"), EnumSet.allOf(Scope.class), Instant.now().plusSeconds(4));
      // Closed behind the answer, so that the stream's end can be read.
      String stream =
          "GET /api/realtime/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "Authorization: Bearer ";
      try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
        open.getOutputStream()
            .write((stream + soon + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(open.getInputStream().read()).isEqualTo('H');
        send(port, stream + soon + "\r\n\r\n");
        slow.getOutputStream().write("GET /INJECTED".getBytes(StandardCharsets.US_ASCII));
        assertThat(slow.getInputStream().read()).isEqualTo(-1);
        open.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      for (String token : List.of(good, old, soon, forged, "INJECTED")) {
        for (String target :
            List.of(
                "/api/realtime/snapshot",
                "/api/realtime/events",
                "/api/realtime/events",
                "/api/realtime/snapshot?merchantId=INJECTED%0d%0a2026-01-01T00:00:00Z%20INFO%20x",
                "/api/purchase-orders/INJECTED%0aINJECTED",
                "/INJECTED%0aINJECTED?access_token=" + token)) {
          send(
              port,
              "GET "
                  + target
                  + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + token
                  + "\r\nLast-Event-ID: INJECTED\r\nX-INJECTED: INJECTED\r\n\r\n");
        }
        send(
            port,
            "POST /api/purchase-orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + token
                + "\r\n"
                + "Content-Disposition: attachment; filename=\"INJECTED\"\r\n"
                + "Content-Length: 99999999\r\n\r\n");
        send(
            port,
            "POST /api/realtime/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Length: 50\r\n\r\n{\"INJECTED\"");
      }
      for (int i = 0; i < 1_000; i++) {
        send(
            port,
            "GET /api/realtime/snapshot HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer INJECTED"
                + i
                + "\r\n\r\n");
      }
      for (String garbage :
          List.of(
              "INJECTED\r\n\r\n",
              "\u0016\u0003\u0001\u0000INJECTED",
              "GET / HTTP/1.1\r\nX: " + "INJECTED".repeat(5_000) + "\r\n\r\n")) {
        for (int i = 0; i < 100; i++) {
          send(port, garbage);
        }
      }
      Path log = home.resolve("state/tallyboard/logs/gateway.log");
      await()
          .untilAsserted(
              () ->
                  assertThat(Files.readString(log))
                      .contains(
                          "A request was refused, from 127.0.0.1: 401, expired",
                          "A request was refused, from 127.0.0.1: 401, not signed by a known key",
                          "A request was refused, from 127.0.0.1: 403, ",
                          "A limit was reached, from 127.0.0.1: 429, ",
                          "(more of this minute are only counted)",
                          "A request came too slowly, from 127.0.0.1",
                          "A stream ended with its token, from 127.0.0.1"));
      gateway.terminate();
      assertThat(gateway.awaitExit()).isZero();

      List<String> lines = Files.readAllLines(log);
      assertThat(lines).allMatch(it -> it.matches(LINE)).hasSizeLessThan(100);
      for (String token : List.of(good, old, soon, forged)) {
        for (String part : token.split("\\.")) {
          assertThat(lines)
              .noneMatch(it -> it.contains(part) && !part.equals(good.split("\\.")[0]));
        }
      }
      assertThat(lines).noneMatch(it -> it.contains("INJECTED") || it.contains("eyJ"));
    }
  }

  @Test
  void whateverATextHoldsItIsNoOtherLineOfTheLog() throws Exception {
    Path log = home.resolve("test.log");
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("tallyboard.log", log.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogFile.class.getResource("/logback.xml"));
    String forged = "a\r\n2026-01-01T00:00:00.000Z INFO  [x] y - b\u2028c\u0085d\u001b[2Je";

    context.getLogger("test").info("it says {}", forged);
    context.getLogger("test").warn("it failed", new IllegalStateException(forged));
    context.stop();

    List<String> lines = Files.readAllLines(log);
    assertThat(lines.get(0))
        .endsWith("it says a??2026-01-01T00:00:00.000Z INFO  [x] y - b?c?d?[2Je");
    assertThat(lines.get(1)).endsWith("it failed");
    assertThat(lines.get(2)).contains("IllegalStateException");
    assertThat(lines.subList(2, lines.size())).isNotEmpty().allMatch(it -> it.startsWith("    "));
  }

  private static void send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(150);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.getInputStream().read(new byte[512]);
    } catch (SocketException | SocketTimeoutException e) {
      // it does not matter here what the answer is
    }
  }
}
