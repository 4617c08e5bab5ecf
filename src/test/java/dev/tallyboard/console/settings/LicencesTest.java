package dev.tallyboard.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LicencesTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

  @Test
  void everyPartThatIsBundledIsNamedWithItsLicence() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> groups =
        DEPENDENCY
            .matcher(pom)
            .results()
            .map(it -> it.group(1))
            .filter(it -> !it.contains("<scope>test</scope>"))
            .filter(it -> !it.contains("<scope>import</scope>"))
            .map(it -> it.replaceAll("(?s).*?<groupId>(.*?)</groupId>.*", "$1"))
            .toList();

    assertThat(groups).hasSizeGreaterThan(10);
    assertThat(Versions.bundled()).extracting(Versions.Part::group).containsAll(groups);
    assertThat(Versions.bundled()).noneMatch(it -> it.licence().isBlank());
  }

  @Test
  void theVersionIsThePoms() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Versions.ofThisProgram().tallyboard() + "</version>");
  }
}
