package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlarmFileTest {
  @TempDir private Path folder;
  private Path path;
  private AlarmFile file;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("state").resolve("alarms.json");
    file = new AlarmFile(path);
  }

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    KeptAlarms kept = someAlarms();

    file.save(kept);
    file.save(kept);

    assertThat(file.load()).isEqualTo(kept);
    assertThat(neighbours()).containsExactly("alarms.json");
  }

  @Test
  void withoutAFileThereIsNothing() {
    assertThat(file.load()).isEqualTo(KeptAlarms.NONE);
  }

  @Test
  void aFileThatWasCutAnywhereIsSetAside() throws IOException {
    file.save(someAlarms());
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(path, Arrays.copyOf(whole, length));

      assertThat(file.load()).as("cut at %s", length).isEqualTo(KeptAlarms.NONE);
      assertThat(neighbours()).containsExactly("alarms.json.set-aside");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "\u0000\u0001",
        "{\"version\":2,\"merchantId\":\"m\",\"serial\":1,\"alarms\":[]}",
        "{\"version\":1,\"alarms\":[null]}",
        "{\"version\":1,\"alarms\":[{\"cause\":{\"kind\":\"SOMETHING\"}}]}",
        "{\"version\":1,\"alarms\":[{}]}"
      })
  void aForeignFileIsSetAside(String content) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);

    assertThat(file.load()).isEqualTo(KeptAlarms.NONE);
    assertThat(neighbours()).containsExactly("alarms.json.set-aside");
    assertThat(Files.readString(folder.resolve("state/alarms.json.set-aside"))).isEqualTo(content);
  }

  @Test
  void aFolderInItsPlaceStopsNothing() throws IOException {
    Files.createDirectories(path.resolve("inside"));

    assertThat(file.load()).isEqualTo(KeptAlarms.NONE);
  }

  @Test
  void whereItCannotBeWrittenThatIsSaid() throws IOException {
    Files.writeString(folder.resolve("state"), "a file where the folder should be");

    assertThatThrownBy(() -> file.save(KeptAlarms.NONE)).isInstanceOf(IOException.class);
  }

  private static KeptAlarms someAlarms() {
    Desk desk = new Desk();
    desk.failed("PO-1").failed("PO-2", Stage.of("customs_check"), "Ünknown \"country\"\n");
    desk.acknowledge("PO-1");
    desk.book.shelve(desk.of("PO-2").cause(), desk.now + 1000, desk.now);
    return desk.book.kept();
  }

  private Stream<String> neighbours() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("state"))) {
      return all.map(it -> it.getFileName().toString()).toList().stream();
    }
  }
}
