package dev.tallyboard.console.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class ThemeTest {
  @BeforeAll
  static void dressAScene() throws Exception {
    FxToolkit.registerPrimaryStage();
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> Theme.light(new Motion(false)).install(new Scene(new Pane())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inter", "Inter Medium", "Inter SemiBold"})
  void everyDigitIsAsWideAsAnyOther(String family) {
    Font font = Font.font(family, 15);

    assertThat(font.getFamily()).isEqualTo(family);
    for (int i = 1; i < 10; i++) {
      assertThat(width(font, Integer.toString(i).repeat(10)))
          .isCloseTo(width(font, "0".repeat(10)), within(0.01));
    }
  }

  /** A number such as PO-10482 is one word. */
  @ParameterizedTest
  @ValueSource(strings = {"Inter", "Inter Medium", "Inter SemiBold"})
  void aHyphenIsNarrowerThanADigit(String family) {
    Font font = Font.font(family, 64);

    assertThat(width(font, "-".repeat(10))).isLessThan(0.8 * width(font, "0".repeat(10)));
  }

  @Test
  void theStylesheetNamesOnlyColoursThatThePaletteOrTheThemeHas() throws IOException {
    String css = read("console.css");

    Stream<String> used =
        Pattern.compile("-tb-[a-z-]+").matcher(css).results().map(it -> it.group()).distinct();
    String defined = Arrays.toString(Arrays.stream(Token.values()).map(Token::lookup).toArray());
    assertThat(used)
        .allMatch(it -> defined.contains(it) || css.contains(it + ":"), "is a colour we have");
  }

  @Test
  void theStylesheetHasNoColourLiteral() throws IOException {
    assertThat(read("console.css")).doesNotContainPattern("#[0-9A-Fa-f]{3,8}\\b|rgba?\\(");
  }

  private static double width(Font font, String text) {
    Text node = new Text(text);
    node.setFont(font);
    return node.getLayoutBounds().getWidth();
  }

  private static String read(String name) throws IOException {
    try (InputStream css = Theme.class.getResourceAsStream(name)) {
      assertThat(css).isNotNull();
      return css == null ? "" : new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
