package dev.tallyboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours are named in the theme, and nowhere else. */
class ColoursTest {
  private static final Path THEME = Path.of("dev/tallyboard/console/theme");

  /** In code only within a string, since a Javadoc link may look like a colour. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "[\":]\\s*#(\\p{XDigit}{3,4}|\\p{XDigit}{6}|\\p{XDigit}{8})\\b"
              + "|\\b(rgba?|hsba?)\\s*\\("
              + "|\\bColor\\.(web|color|gray|grayRgb|valueOf)\\s*\\("
              + "|\\bColor\\.(?!TRANSPARENT\\b)[A-Z]{3,}\\b"
              + "|\\bnew Color\\s*\\("
              + "|\\bPaint\\.valueOf\\s*\\(");

  @Test
  void noColourIsWrittenOutsideTheTheme() throws IOException {
    List<String> literals =
        Stream.concat(lines("src/main/java", ".java"), lines("src/main/resources", ".css"))
            .toList();

    assertThat(literals).as("colour literals outside %s", THEME).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label.setStyle(\"-fx-fill: #fff\");",
        "Paint paint = Color.web(\"#0969da\");",
        "Paint paint = Color.rgb(1, 2, 3);",
        "Paint paint = Color.RED;",
        "-fx-background-color: #0969da80;",
        "-fx-background-color: rgba(0, 0, 0, 0.5);",
        "new Color(0, 0, 0, 1)"
      })
  void aColourLiteralIsRecognised(String line) {
    assertThat(LITERAL.matcher(line).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* {@link #add} and {@link Board#decade}",
        "shape.setFill(Color.TRANSPARENT);",
        "-fx-background-color: -color-accent-emphasis;",
        "String text = \"Order #123\";"
      })
  void whatOnlyLooksLikeOneIsNot(String line) {
    assertThat(LITERAL.matcher(line).find()).isFalse();
  }

  private static Stream<String> lines(String folder, String suffix) throws IOException {
    Path root = Path.of(folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(it -> it.toString().endsWith(suffix))
              .filter(it -> !root.relativize(it).startsWith(THEME))
              .toList();
    }
    return files.stream().flatMap(ColoursTest::literalsIn);
  }

  private static Stream<String> literalsIn(Path file) {
    List<String> lines = SourceFiles.read(file).lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> LITERAL.matcher(lines.get(i)).find())
        .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
  }
}
