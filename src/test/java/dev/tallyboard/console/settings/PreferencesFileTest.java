package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tallyboard.console.theme.ThemeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesFileTest {
  private static final Preferences CHOSEN =
      new Preferences(ThemeChoice.DARK, true, 150, new WindowPlace(-1200, 40, 1100, 720, true));

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path path = folder.resolve("not/there/yet/preferences.json");

    new PreferencesFile(path).write(CHOSEN);

    assertThat(new PreferencesFile(path).read()).isEqualTo(CHOSEN);
    assertThat(files(path.getParent())).containsExactly("preferences.json");
  }

  @Test
  void withoutAFileTheDefaultsHold() {
    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"version\": 1, \"theme\": \"da",
        "[1]",
        "{}",
        "{\"version\": 2, \"theme\": \"dark\"}",
        "<settings/>",
        "\u0000\u0000\u0000\u0000"
      })
  void whatIsHalfWrittenOrForeignIsSetAsideAndTheDefaultsHold(String text) throws IOException {
    Files.writeString(path(), text);

    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);

    assertThat(path()).doesNotExist();
    assertThat(folder.resolve("preferences.json.unreadable")).hasContent(text);
    file().write(CHOSEN);
    assertThat(file().read()).isEqualTo(CHOSEN);
  }

  @Test
  void aFileFarTooLargeIsNotRead() throws IOException {
    Files.write(path(), new byte[70_000]);

    assertThat(file().read()).isEqualTo(Preferences.DEFAULT);
    assertThat(path()).doesNotExist();
  }

  @Test
  void aValueThatMakesNoSenseIsAsGoodAsNone() throws IOException {
    Files.writeString(
        path(),
        "{\"version\":1,\"theme\":\"mauve\",\"textPercent\":9000,\"reducedMotion\":true,"
            + "\"window\":{\"x\":5,\"y\":5,\"width\":-3,\"height\":700}}");

    assertThat(file().read()).isEqualTo(new Preferences(ThemeChoice.SYSTEM, true, 200, null));
  }

  @Test
  void whereItCannotBeWrittenTheErrorSaysWhere() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where a folder should be");

    assertThatThrownBy(
            () -> new PreferencesFile(folder.resolve("taken/preferences.json")).write(CHOSEN))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("preferences.json");
  }

  private PreferencesFile file() {
    return new PreferencesFile(path());
  }

  private Path path() {
    return folder.resolve("preferences.json");
  }

  private static List<String> files(Path in) {
    try (Stream<Path> all = Files.list(in)) {
      return all.map(it -> it.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
