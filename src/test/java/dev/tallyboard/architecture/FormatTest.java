package dev.tallyboard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One format for all, so that a change shows what changed. */
class FormatTest {
  private static final String REPAIR = "mvn test -Dtest=FormatTest -Dformat.write=true";
  private static final boolean WRITE = Boolean.getBoolean("format.write");

  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(java|css|md|xml|sh|properties|sql|yml)|run|tallyboard|\\.(editorconfig|gitignore)");
  private static final Pattern STRAY_BLANK = Pattern.compile("\t|\r|[ ]+(\n|$)");

  @Test
  void javaIsFormattedByGoogleJavaFormat() throws IOException, FormatterException {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : SourceFiles.below(Path.of("src"), it -> it.toString().endsWith(".java"))) {
      String source = SourceFiles.read(file);
      String formatted = formatted(source);
      if (!formatted.equals(source) && WRITE) {
        Files.writeString(file, formatted);
      } else if (!formatted.equals(source)) {
        unformatted.add(file);
      }
    }

    assertThat(unformatted).as("files that `%s` formats", REPAIR).isEmpty();
  }

  @Test
  void textEndsWithANewlineAndHasNoStrayBlanks() throws IOException {
    List<Path> untidy =
        SourceFiles.below(
            Path.of(""), it -> TEXT.matcher(it.getFileName().toString()).matches() && !isTidy(it));

    assertThat(untidy)
        .as("files with a tab, a carriage return, a blank at a line's end, or no last newline")
        .isEmpty();
  }

  @Test
  void whatIsNotFormattedIsRecognised() throws FormatterException {
    assertThat(formatted("class A{int  a;}\n")).isEqualTo("class A {\n  int a;\n}\n");
  }

  @Test
  void whatIsUntidyIsRecognised() {
    assertThat(List.of("", "a\n", "a\n\nb\n")).allMatch(FormatTest::isTidy);
    assertThat(List.of("a", "a \n", "a\tb\n", "a\r\n", "a\n ")).noneMatch(FormatTest::isTidy);
  }

  private static String formatted(String source) throws FormatterException {
    Formatter formatter = new Formatter();
    return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
  }

  private static boolean isTidy(Path file) {
    return isTidy(SourceFiles.read(file));
  }

  private static boolean isTidy(String text) {
    return (text.isEmpty() || text.endsWith("\n")) && !STRAY_BLANK.matcher(text).find();
  }
}
