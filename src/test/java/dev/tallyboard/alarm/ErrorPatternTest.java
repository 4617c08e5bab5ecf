package dev.tallyboard.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorPatternTest {
  @ParameterizedTest
  @CsvSource({
    "Database connection timeout, database connection timeout",
    "Rate limit exceeded after 2 of 4 drafts, rate limit exceeded after # of # drafts",
    "Order cmgnvto900001l204z7qxp6e5 is  locked, order # is locked",
    "The shop answered HTTP 503, the shop answered http 503",
    "status: 429 for PO-10482, status: 429 for #",
    "error 1234567 in line 8, error # in line #"
  })
  void whatDiffersFromOrderToOrderIsLeftOut(String error, String pattern) {
    assertThat(ErrorPattern.of(error)).isEqualTo(pattern);
  }

  @Test
  void noErrorIsAPatternOfItsOwn() {
    assertThat(ErrorPattern.of(null)).isEmpty();
    assertThat(ErrorPattern.of("  \n")).isEmpty();
  }

  @Test
  void aHugeErrorIsBounded() {
    assertThat(ErrorPattern.of("word ".repeat(1_000_000)))
        .hasSizeBetween(100, ErrorPattern.MAX_LENGTH);
    assertThat(ErrorPattern.of("x".repeat(1_000_000))).isNotEmpty();
  }
}
