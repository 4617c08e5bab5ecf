package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.alarm.KeptAlarms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlarmKeeperTest {
  @TempDir private Path folder;

  @Test
  void theLatestIsWrittenSoonAndTheLastOneWhenItCloses() {
    AlarmFile file = new AlarmFile(folder.resolve("alarms.json"));
    try (AlarmKeeper keeper = new AlarmKeeper(file)) {
      keeper.accept(kept(1));
      await().until(() -> file.load().equals(kept(1)));
      for (int i = 2; i <= 1000; i++) {
        keeper.accept(kept(i));
      }
    }

    assertThat(file.load()).isEqualTo(kept(1000));
  }

  @Test
  void whatCannotBeWrittenIsWrittenWhenItCan() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("state"), "a file");
    AlarmFile file = new AlarmFile(inTheWay.resolve("alarms.json"));
    try (AlarmKeeper keeper = new AlarmKeeper(file)) {
      keeper.accept(kept(1));
      await().pollDelay(java.time.Duration.ofMillis(700)).until(() -> true);
      Files.delete(inTheWay);

      await().until(() -> file.load().equals(kept(1)));
    }
  }

  @Test
  void eachGatewayAndMerchantHasAFileOfItsOwn() {
    Folders folders = new Folders(Map.of("XDG_STATE_HOME", "/s"), Path.of("/home/x"), "Linux");

    Path one = folders.alarms("http://127.0.0.1:8080", "../../m");
    Path other = folders.alarms("http://127.0.0.1:8080", "..-..-m");

    assertThat(one).isNotEqualTo(other);
    assertThat(List.of(one, other))
        .allMatch(it -> it.normalize().startsWith("/s/tallyboard/alarms"));
    assertThat(one.getFileName().toString()).endsWith(".json").doesNotContain("/", ":");
  }

  private static KeptAlarms kept(long serial) {
    return new KeptAlarms(KeptAlarms.VERSION, "m_1", serial, List.of());
  }
}
