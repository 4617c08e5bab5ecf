package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.alarm.AlarmBook;
import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.alarm.KeptAlarms;
import dev.tallyboard.alarm.Thresholds;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.Frames;
import dev.tallyboard.console.Story;
import dev.tallyboard.console.settings.Realtime;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two windows on one gateway and merchant: the alarms of the first are not overwritten. */
final class TwoWindowsTest {
  private static final long NOW = 1_772_448_131_000L;

  @TempDir private Path folder;

  @Test
  void theSecondKnowsTheAlarmsOfBeforeAndKeepsNone() throws IOException {
    KeptAlarms before = failed("PO-1");
    new AlarmFile(file()).save(before);
    GatewaySession first = session();
    GatewaySession second = session();

    assertThat(first.alarms().keptElsewhere()).isFalse();
    assertThat(second.alarms().keptElsewhere()).isTrue();
    assertThat(second.alarms().atStart()).isEqualTo(before);

    KeptAlarms kept = failed("PO-2");
    first.alarms().keep().accept(kept);
    second.alarms().keep().accept(failed("PO-3"));
    first.close();
    second.close();
    assertThat(new AlarmFile(file()).load()).isEqualTo(kept);
  }

  @Test
  void whoComesAfterTheFirstHasGoneKeepsThemAgain() {
    session().close();

    try (GatewaySession next = session()) {
      assertThat(next.alarms().keptElsewhere()).isFalse();
    }
  }

  /** The lock is the system's: it holds between processes, and ends with a killed one. */
  @Test
  void anotherProcessIsSeenAndItsEndToo() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                lockHolder().toString(),
                file() + ".lock")
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      try (GatewaySession second = session()) {
        assertThat(second.alarms().keptElsewhere()).isTrue();
      }
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();

    try (GatewaySession next = session()) {
      assertThat(next.alarms().keptElsewhere()).isFalse();
    }
  }

  private Path lockHolder() throws IOException {
    return Files.writeString(
        folder.resolve("LockHolder.java"),
        """
        void main(String[] file) throws Exception {
          var channel = java.nio.channels.FileChannel.open(
              java.nio.file.Path.of(file[0]),
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.WRITE);
          IO.println(channel.tryLock() == null ? "not locked" : "locked");
          System.in.read();
        }
        """);
  }

  private GatewaySession session() {
    return GatewaySession.keeping(
        new AlarmFile(file()),
        new GatewayClient(GatewayAddress.of("http://127.0.0.1:1", null), Optional::empty),
        Realtime.DEFAULT.feedSettings(),
        ConsoleSettings.of("northgate", "g"),
        Clock.systemUTC());
  }

  private Path file() {
    return folder.resolve("alarms.json");
  }

  private static KeptAlarms failed(String order) {
    AlarmBook book = new AlarmBook(KeptAlarms.NONE, Thresholds.USUAL, NOW);
    Story story = new Story().failed(order, Stage.AI_PARSING, "no rows", NOW);
    book.accept(Frames.live(story.at(NOW), NOW), NOW);
    return book.kept();
  }
}
