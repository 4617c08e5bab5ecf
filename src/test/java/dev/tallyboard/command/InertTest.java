package dev.tallyboard.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
  @Test
  void plainTextOfAnyScriptStaysAsItIs() {
    assertThat(Inert.text("PO-10482, caf\u00e9 \u8c46 \ud83d\ude00"))
        .isEqualTo("PO-10482, caf\u00e9 \u8c46 \ud83d\ude00");
  }

  @Test
  void whatATerminalMightObeyIsASpace() {
    assertThat(Inert.text("a\u001b[2J\u007f\n\u009b\u202e\ufeffb")).isEqualTo("a [2J     b");
    assertThat(Inert.text("a\udb40\udc01b")).isEqualTo("a b");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Inert.text("abcdef", 3)).isEqualTo("abc…");
    assertThat(Inert.text("abc", 3)).isEqualTo("abc");
  }
}
