package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user starts it. */
@Timeout(120)
class CheckCommandTest {
  @TempDir Path home;

  @Test
  void theGatewayKeepsTheContract() throws Exception {
    try (TallyboardProcess gateway =
        TallyboardProcess.start(home, "gateway", "--port", "0", "--heartbeat", "500ms")) {
      String url = gateway.awaitLine("listening on ").substring("listening on ".length());

      try (TallyboardProcess check =
          TallyboardProcess.start(
              home,
              "check",
              url + "/api/realtime/events",
              "--publish",
              "--heartbeat",
              "500ms",
              "--for",
              "3s")) {
        int exit = check.awaitExit();

        // How soon events arrive is also up to the machine that runs this.
        assertThat(failed(check.out())).isSubsetOf("latency");
        assertThat(exit).isEqualTo(failed(check.out()).size());
        assertThat(check.out().getFirst()).isEqualTo("Checking " + url + "/ for 3 s");
        assertThat(check.out())
            .anyMatch(it -> it.matches("  (PASS|FAIL)  latency +p50 \\S+ ms, p95 .* max .*"))
            .anyMatch(it -> it.matches("  PASS  resume-by-header +\\d+ events behind \\S+"))
            .noneMatch(it -> it.contains("SKIP"));
        assertThat(check.out().getLast()).matches("3[78] passed, [01] failed, 0 skipped");
      }

      try (TallyboardProcess watch =
          TallyboardProcess.start(home, "watch", "--url", url, "--until-idle", "100ms")) {
        assertThat(watch.awaitExit()).isZero();
        assertThat(watch.out().getLast()).contains("Test of this endpoint").contains("DONE");
      }
    }
  }

  @Test
  void anOpenGatewayOfThisMachineIsNotHeldToTokensThatNobodyGave() throws Exception {
    try (TallyboardProcess gateway =
        TallyboardProcess.start(home, "gateway", "--port", "0", "--no-auth")) {
      String url = gateway.awaitLine("listening on ").substring("listening on ".length());

      try (TallyboardProcess check =
          TallyboardProcess.start(home, "check", "--url", url, "--for", "1s")) {
        assertThat(check.awaitExit()).as("%s", check.out()).isZero();
        assertThat(check.out())
            .anyMatch(it -> it.matches("  SKIP  no-token +not offered \\(it asks nobody .*"))
            .anyMatch(it -> it.matches("  SKIP  heartbeat-interval +watched for .* --for"));
      }
    }
  }

  @Test
  void aBrokenServerIsOneLineOnStderrAndCode1() throws Exception {
    try (RawServer server = new RawServer(it -> it.answer("200 OK", "", "\u001b[31mHello"));
        TallyboardProcess check = TallyboardProcess.start(home, "check", "--json", server.url())) {
      assertThat(check.awaitExit()).isEqualTo(1);

      assertThat(check.err()).containsExactly("1 requirement is not met: content-type");
      assertThat(check.out()).hasSize(39).allMatch(it -> it.startsWith("{\"kind\":\""));
      assertThat(check.out().getLast())
          .isEqualTo("{\"kind\":\"summary\",\"passed\":1,\"failed\":1,\"skipped\":36}");
    }
  }

  @Test
  void sigtermEndsTheWatchWithTheReportOfWhatWasSeen() throws Exception {
    try (RawServer server =
            new RawServer(
                it -> {
                  if (it.request().path().startsWith("/api/realtime/events")) {
                    it.openStream();
                    it.send("event: heartbeat\ndata: {\"timestamp\":1697097615000}\n\n");
                    it.untilClosed();
                  }
                  it.answer("404 Not Found", "", "");
                });
        TallyboardProcess check =
            TallyboardProcess.start(home, "check", server.url(), "--for", "1h")) {
      check.awaitLine("Publishing");

      check.terminate();

      assertThat(check.awaitExit()).as("%s", check.out()).isZero();
      assertThat(check.err()).isEmpty();
      assertThat(check.out().getLast()).endsWith("skipped");
    }
  }

  private static List<String> failed(List<String> report) {
    return report.stream()
        .filter(it -> it.startsWith("  FAIL"))
        .map(it -> it.split(" +")[2])
        .toList();
  }
}
