package dev.tallyboard.console.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contrast as WCAG 2 computes it, on every surface that a colour may lie on. */
final class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double GRAPHICS = 3;

  private static final List<Token> SURFACES =
      List.of(
          Token.BG_INSET,
          Token.BG_DEFAULT,
          Token.BG_SUBTLE,
          Token.BG_OVERLAY,
          Token.ACCENT_SUBTLE,
          Token.DANGER_SUBTLE,
          Token.WARNING_SUBTLE);

  @ParameterizedTest
  @MethodSource
  void aTextCanBeRead(Palette palette, Token text, Token surface) {
    assertThat(contrast(palette, text, surface)).isGreaterThanOrEqualTo(TEXT);
  }

  static Stream<Arguments> aTextCanBeRead() {
    Stream<Arguments> texts =
        everywhere(
            Token.FG_DEFAULT,
            Token.FG_MUTED,
            Token.FG_SUBTLE,
            Token.ACCENT_FG,
            Token.DANGER_FG,
            Token.WARNING_FG,
            Token.SUCCESS_FG);
    Stream<Arguments> onFills =
        palettes()
            .flatMap(
                it ->
                    Stream.of(
                        Arguments.of(it, Token.ON_ACCENT, Token.ACCENT_EMPHASIS),
                        Arguments.of(it, Token.ON_DANGER, Token.DANGER_EMPHASIS)));
    return Stream.concat(texts, onFills);
  }

  @ParameterizedTest
  @MethodSource
  void aGraphicCanBeSeen(Palette palette, Token graphic, Token surface) {
    assertThat(contrast(palette, graphic, surface)).isGreaterThanOrEqualTo(GRAPHICS);
  }

  static Stream<Arguments> aGraphicCanBeSeen() {
    Stream<Arguments> graphics =
        everywhere(
            Token.WORK,
            Token.WORK_DONE,
            Token.BORDER_CONTROL,
            Token.ACCENT_EMPHASIS,
            Token.DANGER_LINE,
            Token.WARNING_LINE);
    Stream<Arguments> signs =
        palettes()
            .flatMap(
                it ->
                    Stream.of(
                        Arguments.of(it, Token.WORK, Token.TRACK),
                        Arguments.of(it, Token.ON_ACCENT, Token.WORK_DONE),
                        Arguments.of(it, Token.ON_DANGER, Token.DANGER_EMPHASIS)));
    return Stream.concat(graphics, signs);
  }

  /** The figures that the design gives. */
  @ParameterizedTest
  @CsvSource({
    "BORDER_CONTROL, 3.2, 3.5",
    "FG_DEFAULT, 13.5, 11.4",
    "FG_MUTED, 6.7, 7.1",
    "FG_SUBTLE, 5.2, 5.5",
    "WORK, 5.6, 6.3",
    "WORK_DONE, 3.1, 3.5",
    "ACCENT_FG, 5.2, 6.1",
    "DANGER_LINE, 5.4, 4.8",
    "DANGER_FG, 6.2, 6.9",
    "WARNING_FG, 5.9, 8.1",
    "WARNING_LINE, 3.2, 3.7",
    "SUCCESS_FG, 5.4, 6.6"
  })
  void theWorstContrastIsTheDesigns(Token token, double light, double dark) {
    assertThat(worst(Palette.LIGHT, token)).isCloseTo(light, within(0.06));
    assertThat(worst(Palette.DARK, token)).isCloseTo(dark, within(0.06));
  }

  private static double worst(Palette palette, Token token) {
    return SURFACES.stream().mapToDouble(it -> contrast(palette, token, it)).min().orElseThrow();
  }

  private static Stream<Palette> palettes() {
    return Stream.of(Palette.LIGHT, Palette.DARK);
  }

  private static Stream<Arguments> everywhere(Token... tokens) {
    return palettes()
        .flatMap(
            palette ->
                Arrays.stream(tokens)
                    .flatMap(
                        token -> SURFACES.stream().map(it -> Arguments.of(palette, token, it))));
  }

  private static double contrast(Palette palette, Token one, Token other) {
    double a = luminance(palette.color(one));
    double b = luminance(palette.color(other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    double[] linear =
        DoubleStream.of(color.getRed(), color.getGreen(), color.getBlue())
            .map(it -> it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
