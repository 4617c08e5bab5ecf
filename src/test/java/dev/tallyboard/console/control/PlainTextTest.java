package dev.tallyboard.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {
  @Test
  void controlCharactersBecomeSpaces() {
    assertThat(PlainText.of("Dunmore\u0000Hardware\r\nNorth\tWing"))
        .isEqualTo("Dunmore Hardware  North Wing");
  }

  @Test
  void bidiTricksAndInvisibleCharactersGo() {
    String override = Character.toString(0x202E);
    String isolate = Character.toString(0x2067);
    String zeroWidth = Character.toString(0x200B);

    assertThat(PlainText.of("csv." + override + "fdp" + isolate + zeroWidth)).isEqualTo("csv.fdp");
  }

  @Test
  void lettersOfAllScriptsStay() {
    assertThat(PlainText.of("Łódź 東京 é")).isEqualTo("Łódź 東京 é");
  }

  @Test
  void markupIsOnlyText() {
    assertThat(PlainText.of("<b>bold</b>")).isEqualTo("<b>bold</b>");
  }

  @Test
  void aFloodIsCut() {
    assertThat(PlainText.of("x".repeat(100_000))).hasSize(500);
  }

  @Test
  void nothingIsEmpty() {
    assertThat(PlainText.of(null)).isEmpty();
  }
}
