package dev.tallyboard.workflow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Property(tries = 200)
  void anAmountIsReadBackFromEitherWayOfWritingIt(
      @ForAll @BigRange(min = "0", max = "99999999") @Scale(2) BigDecimal amount) {
    String american = String.format(Locale.US, "$%,.2f", amount);
    String german = String.format(Locale.GERMANY, "%,.2f EUR", amount);

    assertThat(Numbers.as(List.of(List.of(american))).parse(american)).isEqualByComparingTo(amount);
    assertThat(Numbers.as(List.of(List.of(german))).parse(german)).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "'1,836.00', 1836",
    "(5.00), -5",
    "-3, -3",
    "144 EA, 144",
    "EUR 4.20, 4.2",
    "1 234.5, 1234.5",
    "'12,5', 12.5",
    ".75, 0.75"
  })
  void aNumberMayHaveAUnitOrACurrencyAroundIt(String cell, String number) {
    assertThat(new Numbers(false).parse(cell)).isEqualTo(new BigDecimal(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "abc", "LWG-1001", "2026-04-15", "1.2.3", "12 x 5"})
  void whatIsNoNumberIsNone(String cell) {
    assertThat(new Numbers(false).parse(cell)).isNull();
  }

  @Test
  void aNumberBeyondAllMeasureIsNone() {
    assertThat(new Numbers(false).parse("9".repeat(40))).isNull();
  }
}
