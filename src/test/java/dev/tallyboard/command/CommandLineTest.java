package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CommandLineTest {
  @TempDir Path home;

  @Test
  void wrongUsageIsOneLineAndCode2() throws Exception {
    try (TallyboardProcess program = TallyboardProcess.start(home, "watch", "--colour")) {
      assertThat(program.awaitExit()).isEqualTo(2);
      assertThat(program.out()).isEmpty();
      assertThat(program.err()).hasSize(1);
      assertThat(program.err().getFirst()).contains("--colour").contains("--help");
    }
  }

  @Test
  void everyCommandHasHelp() throws Exception {
    for (String command : List.of("console", "watch", "submit", "publish", "check")) {
      try (TallyboardProcess program = TallyboardProcess.start(home, command, "--help")) {
        assertThat(program.awaitExit()).isZero();
        assertThat(program.out().getFirst()).startsWith("Usage: tallyboard " + command);
        assertThat(program.err()).isEmpty();
      }
    }
  }

  @Test
  void withoutADisplayTheWindowEndsInOneSentenceThatNamesWatchAndAVirtualDisplay()
      throws Exception {
    try (TallyboardProcess program =
        TallyboardProcess.start(home, "console", "--url", "http://127.0.0.1:9")) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.err()).hasSize(1);
      assertThat(program.err().getFirst()).contains("watch").contains("virtual display");
    }
  }

  @Test
  void aFileThatIsNotThereIsNamedAndNothingElseIsSaid() throws Exception {
    try (TallyboardProcess program = TallyboardProcess.start(home, "submit", "missing.csv")) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.out()).isEmpty();
      assertThat(program.err()).hasSize(1);
      assertThat(program.err().getFirst()).contains("missing.csv").contains("cannot be read");
    }
  }

  @Test
  void watchWritesTheContractsLinesAndEndsWhenIdle() throws Exception {
    try (RawServer server = new RawServer(CommandLineTest::serve);
        TallyboardProcess watch =
            TallyboardProcess.start(
                home, "watch", "--json", "--until-idle", "1s", "--url", server.url())) {
      assertThat(watch.awaitExit()).isZero();

      assertThat(watch.err()).isEmpty();
      assertThat(watch.out())
          .containsExactly(
              "{\"kind\":\"connection\",\"state\":\"CONNECTING\",\"attempt\":1}",
              "{\"kind\":\"connection\",\"state\":\"LIVE\"}",
              "{\"kind\":\"snapshot\",\"lastEventId\":\"log-4\",\"orders\":0}",
              "{\"kind\":\"event\",\"id\":\"log-5\",\"event\":\"progress\",\"data\":{\"poId\":\"p1\","
                  + "\"workflowId\":\"w1\",\"stage\":\"ai_parsing\",\"progress\":40,"
                  + "\"message\":\"Größe\",\"timestamp\":1697097615000}}",
              watch.out().getLast());
      assertThat(watch.out().getLast())
          .startsWith("{\"kind\":\"board\",\"merchantId\":\"m_1\",\"lastEventId\":\"log-5\"")
          .contains("\"poId\":\"p1\"");
    }
  }

  @Test
  void aRefusedTokenEndsWatchWithOneLineAndCode1() throws Exception {
    Path token = Files.writeString(home.resolve("token"), "secret-of-mine\n");
    try (RawServer server = new RawServer(it -> it.answer("401 Unauthorized", "", ""));
        TallyboardProcess watch =
            TallyboardProcess.start(
                home,
                Map.of("TALLYBOARD_URL", server.url(), "TALLYBOARD_TOKEN_FILE", token.toString()),
                "watch",
                "--json")) {
      assertThat(watch.awaitExit()).isEqualTo(1);

      assertThat(watch.err()).hasSize(1);
      assertThat(watch.err().getFirst()).contains("token").doesNotContain("secret-of-mine");
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer secret-of-mine");
    }
  }

  @Test
  void sigtermEndsWatchCleanlyWithItsBoard() throws Exception {
    try (RawServer server = new RawServer(CommandLineTest::serve);
        TallyboardProcess watch =
            TallyboardProcess.start(home, "watch", "--json", "--url", server.url())) {
      watch.awaitLine("{\"kind\":\"event\"");

      watch.terminate();

      assertThat(watch.awaitExit()).isZero();
      assertThat(watch.out().getLast()).startsWith("{\"kind\":\"board\"");
      assertThat(watch.err()).isEmpty();
    }
  }

  @Test
  void aCommandThatFailsIsNotWaitedFor() throws Exception {
    long start = System.nanoTime();
    try (TallyboardProcess watch =
        TallyboardProcess.start(home, "watch", "--heartbeat-timeout", "0s")) {
      assertThat(watch.awaitExit()).isEqualTo(1);
      assertThat(watch.err()).hasSize(1);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", ""})
  void sigtermEndsASubmitBetweenItsTriesAndWithinOneWithOneLine(String answer) throws Exception {
    Path file = Files.writeString(home.resolve("order.csv"), "sku\n");
    try (RawServer server =
            new RawServer(
                it -> {
                  it.send(answer);
                  it.untilClosed();
                });
        TallyboardProcess submit =
            TallyboardProcess.start(home, "submit", "--url", server.url(), file.toString())) {
      await().atMost(Duration.ofSeconds(20)).until(() -> !server.requests().isEmpty());
      long start = System.nanoTime();
      submit.terminate();

      assertThat(submit.awaitExit()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(submit.err())
          .singleElement()
          .satisfies(it -> assertThat(it).startsWith("1 of 1 file was not accepted: "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_PROXY", "JAVA_TOOL_OPTIONS"})
  void theWorkstationsProxyLeadsToTheGateway(String variable) {
    try (RawServer proxy = new RawServer(CommandLineTest::serve)) {
      String value =
          variable.equals("HTTP_PROXY")
              ? proxy.url()
              : "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=" + proxy.port();
      Map<String, String> environment =
          new HashMap<>(Map.of("HTTP_PROXY", "", "http_proxy", "", "NO_PROXY", "", "no_proxy", ""));
      environment.put(variable, value);
      try (TallyboardProcess watch =
          TallyboardProcess.start(
              home, environment, "watch", "--json", "--url", "http://gateway.example")) {
        watch.awaitLine("{\"kind\":\"snapshot\"");
        watch.awaitLine("{\"kind\":\"event\"");
      }
      assertThat(proxy.requests())
          .extracting(RawServer.Request::path)
          .allMatch(it -> it.startsWith("http://gateway.example/api/realtime/"));
    }
  }

  private static void serve(RawServer.Exchange it) throws Exception {
    if (it.request().path().contains("/api/realtime/snapshot")) {
      it.answer(
          "200 OK",
          "Content-Type: application/json\r\n",
          "{\"merchantId\":\"m_1\",\"lastEventId\":\"log-4\",\"at\":1,\"orders\":[],"
              + "\"pipeline\":[],\"activity\":[]}");
      return;
    }
    it.openStream();
    it.heartbeat();
    it.send(
        "id: log-5\nevent: progress\ndata: {\"poId\":\"p1\",\"workflowId\":\"w1\","
            + "\"stage\":\"ai_parsing\",\"progress\":40,\"message\":\"Größe\","
            + "\"timestamp\":1697097615000}\n\n");
    it.untilClosed();
  }
}
