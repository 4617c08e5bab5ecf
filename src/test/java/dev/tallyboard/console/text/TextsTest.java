package dev.tallyboard.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Texts TEXTS = Texts.of(TextsTest.class);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void putBack() {
    Locale.setDefault(before);
  }

  @Test
  void pluralsAndNumbersFollowTheLanguage() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(TEXTS.of("missed", 1)).isEqualTo("one missed event");
    assertThat(TEXTS.of("missed", 12_345)).isEqualTo("12,345 missed events");

    Locale.setDefault(Locale.GERMANY);
    assertThat(TEXTS.of("missed", 1)).isEqualTo("ein verpasstes Ereignis");
    assertThat(TEXTS.of("missed", 12_345)).isEqualTo("12.345 verpasste Ereignisse");
  }

  @Test
  void aLanguageThatIsNotThereReadsEnglish() {
    Locale.setDefault(Locale.FRENCH);
    assertThat(TEXTS.of("quoted", "PO-1")).isEqualTo("PO-1 isn't here");
  }

  @Test
  void whatComesFromOutsideIsNoPattern() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(TEXTS.of("quoted", "{0} ' {1,number}")).isEqualTo("{0} ' {1,number} isn't here");
  }
}
