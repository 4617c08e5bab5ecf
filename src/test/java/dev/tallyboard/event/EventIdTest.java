package dev.tallyboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
  @Test
  void theShortFormHasALogAndANumber() {
    assertThat(EventId.parse("k3x9-17")).contains(EventId.of("k3x9", 17));
  }

  @Test
  void theLongFormHasATimeInBetween() {
    assertThat(EventId.parse("k3x9-1697097615000-2"))
        .contains(new EventId("k3x9", 1697097615000L, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-0", "a-1697097615000-0", "a-b-7", "a-9223372036854775807", "ä-1"})
  void anIdIsWrittenAsItWasRead(String text) {
    assertThat(EventId.parse(text)).map(EventId::toString).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a-9,       a-10,      true",
    "a-10,      a-9,       false",
    "a-9,       a-9,       false",
    "a-100-9,   a-101-0,   true",
    "a-100-9,   a-100-10,  true",
    "a-101-0,   a-100-9,   false",
    "a-9,       b-10,      false",
    "a-9,       a-100-10,  false",
    "a-0,       a-9223372036854775807, true"
  })
  void idsOfOneLogCompareByNumber(String id, String other, boolean otherIsAfter) {
    assertThat(read(other).isAfter(read(id))).isEqualTo(otherIsAfter);
  }

  @Test
  void theBeginningOfALogComparesWithBothFormsAndLiesBeforeAll() {
    EventId beginning = EventId.beginning("a");
    assertThat(beginning).hasToString("a-0");
    assertThat(read("a-1").isAfter(beginning)).isTrue();
    assertThat(read("a-0-1").isAfter(beginning)).isTrue();
    assertThat(beginning.isAfter(read("a-100-1"))).isFalse();
    assertThat(beginning.comparesWith(read("a-100-1"))).isTrue();
    assertThat(read("a-100-1").comparesWith(beginning)).isTrue();
    assertThat(beginning.comparesWith(read("b-100-1"))).isFalse();
  }

  @Test
  void idsOfOtherLogsOrFormsDoNotCompare() {
    assertThat(read("a-1").comparesWith(read("b-1"))).isFalse();
    assertThat(read("a-1").comparesWith(read("a-100-1"))).isFalse();
    assertThat(read("a-1").comparesWith(read("a-2"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-5",
        "a",
        "17",
        "a-",
        "a-x",
        "a-1x",
        "a- 1",
        "a-+1",
        "a--",
        "a-١",
        "a-9223372036854775808",
        "a-99999999999999999999999999999999"
      })
  void whatHasAnotherFormIsNoId(String text) {
    assertThat(EventId.parse(text)).isEmpty();
  }

  @Test
  void anEndlessIdIsNoId() {
    assertThat(EventId.parse("a".repeat(EventId.MAX_LENGTH - 2) + "-1")).isPresent();
    assertThat(EventId.parse("a".repeat(EventId.MAX_LENGTH - 1) + "-1")).isEmpty();
  }

  @Test
  void aTimeThatIsTooLargeBelongsToTheLogsName() {
    assertThat(read("a-99999999999999999999-5")).isEqualTo(EventId.of("a-99999999999999999999", 5));
  }

  private static EventId read(String text) {
    return EventId.parse(text).orElseThrow();
  }
}
