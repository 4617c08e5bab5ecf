package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import dev.tallyboard.support.TallyboardProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user starts it, against a gateway as a user starts it; a merchant a test. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishCommandTest {
  private static final byte[] SECRET =
      "a secret of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8);

  private Path home;
  private TallyboardProcess gateway;
  private String url;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    home = folder;
    Path secret = Files.write(home.resolve("secret"), SECRET);
    gateway =
        TallyboardProcess.start(
            home, "gateway", "--port", "0", "--jwt-secret-file", secret.toString());
    url = gateway.awaitLine("listening on ").substring("listening on ".length());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void oneEventIsStoredAndStandsOnTheBoard() throws Exception {
    String id;
    try (TallyboardProcess publish =
        publish(
            "m_one",
            "progress",
            "--po",
            "po_1",
            "--workflow",
            "wf_1",
            "--stage",
            "ai_parsing",
            "--progress",
            "40",
            "--message",
            "Größe")) {
      assertThat(publish.awaitExit()).as("%s", publish.err()).isZero();
      assertThat(publish.err()).isEmpty();
      assertThat(publish.out()).hasSize(1);
      id = publish.out().getFirst();
    }

    Snapshot board = board("m_one");
    assertThat(board.lastEventId()).isEqualTo(id);
    StageRun run = board.orders().getFirst().stages().getFirst();
    assertThat(run.progress()).isEqualTo(40);
    assertThat(run.message()).isEqualTo("Größe");
  }

  @Test
  void aLineThatComesAloneIsStoredWhileTheNextIsStillToCome() throws Exception {
    try (TallyboardProcess publish = publish("m_slow")) {
      publish.write(progress("po_1", 10) + "\n");
      String first = publish.awaitLine("");
      publish.write(progress("po_1", 20).substring(0, 20));
      publish.write(progress("po_1", 20).substring(20));
      publish.endInput();

      assertThat(publish.awaitExit()).as("%s", publish.err()).isZero();
      assertThat(publish.out()).hasSize(2).startsWith(first);
    }
    assertThat(board("m_slow").orders().getFirst().stages().getFirst().progress()).isEqualTo(20);
  }

  @Test
  void manyLinesAreStoredInTheirOrder() throws Exception {
    try (TallyboardProcess publish = publish("m_many")) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        lines.append(progress("po_" + i % 10, i / 50.0)).append('\n');
      }
      publish.write(lines.toString());
      publish.endInput();

      assertThat(publish.awaitExit()).as("%s", publish.err()).isZero();
      assertThat(publish.out()).hasSize(5_000);
      assertThat(numbers(publish.out())).isSorted().doesNotHaveDuplicates();
    }
    assertThat(board("m_many").orders()).hasSize(10);
  }

  @Test
  void theFirstBadLineIsNamedAndAllBeforeItArePublished() throws Exception {
    // One the program sees by itself, one that only the gateway refuses, amid a batch.
    for (String bad : List.of("{\"event\":\"progress\"", progress("po\\r1", 1))) {
      try (TallyboardProcess publish = publish("m_bad")) {
        StringBuilder lines = new StringBuilder("\n");
        for (int i = 2; i <= 300; i++) {
          lines.append(i == 211 ? bad : progress("po_1", i / 3.0)).append('\n');
        }
        publish.write(lines.toString());
        publish.endInput();

        assertThat(publish.awaitExit()).isEqualTo(1);
        assertThat(publish.out()).hasSize(209);
        assertThat(publish.err()).hasSize(1);
        assertThat(publish.err().getFirst())
            .startsWith("Line 211: ")
            .endsWith("; 209 events had been published before");
      }
    }
  }

  @Test
  void aRecordingOfWatchMakesTheSameBoard() throws Exception {
    try (TallyboardProcess watch = program("m_from", "watch", "--json")) {
      watch.awaitLine("{\"kind\":\"snapshot\"");
      try (TallyboardProcess publish = publish("m_from")) {
        publish.write(progress("po_1", 10) + "\n" + progress("po_2", 20) + "\n");
        publish.endInput();
        assertThat(publish.awaitExit()).isZero();
      }
      watch.awaitLine("{\"kind\":\"event\"");
      watch.terminate();
      assertThat(watch.awaitExit()).isZero();

      try (TallyboardProcess publish = publish("m_to")) {
        publish.write(String.join("\n", watch.out()));
        publish.endInput();
        assertThat(publish.awaitExit()).as("%s", publish.err()).isZero();
        assertThat(publish.out()).hasSize(2);
      }
    }
    assertThat(board("m_to").orders()).isEqualTo(board("m_from").orders());
  }

  @Test
  void aTokenThatMayNotPublishIsSaidToLackTheScope() throws Exception {
    Path token = token("m_read", EnumSet.of(Scope.READ));
    try (TallyboardProcess publish =
        TallyboardProcess.start(home, "publish", "--url", url, "--token-file", token.toString())) {
      publish.write(progress("po_1", 10) + "\n");

      assertThat(publish.awaitExit()).isEqualTo(1);
      assertThat(publish.err()).hasSize(1);
      assertThat(publish.err().getFirst())
          .startsWith("This token lacks the scope publish; give one that may publish");
    }
  }

  @Test
  void sigtermEndsAWaitCleanly() throws Exception {
    try (TallyboardProcess publish = publish("m_term")) {
      publish.write(progress("po_1", 10) + "\n");
      publish.awaitLine("");

      publish.terminate();

      assertThat(publish.awaitExit()).isZero();
      assertThat(publish.err()).isEmpty();
    }
  }

  @Test
  void optionsThatMakeNoEventAreWrongUsage() throws Exception {
    try (TallyboardProcess publish = publish("m_usage", "progress", "--po", "po_1")) {
      assertThat(publish.awaitExit()).isEqualTo(2);
      assertThat(publish.out()).isEmpty();
      assertThat(publish.err()).hasSize(1);
      assertThat(publish.err().getFirst()).contains("needs --workflow").contains("--help");
    }
  }

  private Snapshot board(String merchant) throws Exception {
    try (TallyboardProcess watch = program(merchant, "watch", "--json", "--until-idle", "100ms")) {
      assertThat(watch.awaitExit()).as("%s", watch.err()).isZero();
      return new WatchedLines(watch.out()).board();
    }
  }

  private TallyboardProcess publish(String merchant, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("publish"));
    all.addAll(List.of(arguments));
    return program(merchant, all.toArray(String[]::new));
  }

  private TallyboardProcess program(String merchant, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--url",
            url,
            "--token-file",
            token(merchant, EnumSet.of(Scope.READ, Scope.PUBLISH)).toString()));
    return TallyboardProcess.start(home, all.toArray(String[]::new));
  }

  private Path token(String merchant, Set<Scope> scopes) throws Exception {
    return Files.writeString(
        home.resolve("token-" + merchant), Tokens.mint(SECRET, List.of(merchant), scopes, null));
  }

  private static String progress(String po, double percent) {
    return ("{\"event\":\"progress\",\"data\":{\"poId\":\"%s\",\"workflowId\":\"wf_1\","
            + "\"stage\":\"ai_parsing\",\"progress\":%s,\"timestamp\":1697097615000}}")
        .formatted(po, percent);
  }

  private static List<Long> numbers(List<String> ids) {
    return ids.stream().map(it -> Long.parseLong(it.substring(it.lastIndexOf('-') + 1))).toList();
  }
}
