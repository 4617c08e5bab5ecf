package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizesTest {
  private final ByteSizes sizes = new ByteSizes();

  @ParameterizedTest
  @CsvSource({
    "500000, 500000",
    "1, 1",
    "16kB, 16384",
    "16k, 16384",
    "20MB, 20971520",
    "20 mb, 20971520",
    "2047M, 2146435072"
  })
  void aSizeIsANumberWithAUnit(String text, int bytes) {
    assertThat(sizes.convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "1.5MB", "20GB", "lots", "2048MB", "9999999999MB"})
  void anythingElseIsRefusedWithASentence(String text) {
    assertThatThrownBy(() -> sizes.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is");
  }
}
