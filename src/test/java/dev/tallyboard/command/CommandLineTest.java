package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  private static void serve(RawServer.Exchange it) throws Exception {
    if (it.request().path().startsWith("/api/realtime/snapshot")) {
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
