package dev.tallyboard.workflow.reading;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as one document writes them: with a decimal point, or with a decimal comma. */
record Numbers(boolean decimalComma) {
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("\\D*(\\d{1,3}(\\.\\d{3})+,\\d+|\\d+,\\d{1,2}|0,\\d+|\\d+,\\d{4,})\\D*");
  private static final Pattern DECIMAL_POINT =
      Pattern.compile(
          "\\D*(\\d{1,3}(,\\d{3})+\\.\\d+|\\d+\\.\\d{1,2}|0\\.\\d+|\\d+\\.\\d{4,})\\D*");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<before>[^\\d.,()-]{0,6}\\s*)(?<sign>(\\(|(?<!\\p{L})-)?)\\s*[^\\d.,()\\s-]{0,3}\\s*"
              + "(?<digits>\\d[\\d.,' \\u00a0\\u202f]*|[.,]\\d+)\\)?(?<after>[^\\d.,]{0,12})");
  private static final int MAX_DIGITS = 28;
  private static final int MAX_SCALE = 10;

  /** By the cells that can be read one way only; a decimal point where there are none. */
  static Numbers as(Collection<List<String>> rows) {
    int commas = 0;
    int points = 0;
    for (List<String> row : rows) {
      for (String cell : row) {
        if (DECIMAL_COMMA.matcher(cell).matches()) {
          commas++;
        } else if (DECIMAL_POINT.matcher(cell).matches()) {
          points++;
        }
      }
    }
    return new Numbers(commas > points);
  }

  /** With a currency or a unit around it, without trailing zeros; null for anything else. */
  @Nullable BigDecimal parse(String cell) {
    var match = NUMBER.matcher(cell.strip());
    if (cell.length() > 60 || !match.matches()) {
      return null;
    }
    String digits = match.group("digits").replaceAll("[' \\u00a0\\u202f]", "");
    String plain =
        decimalComma
            ? digits.replace(".", "").replace(',', '.')
            : digits.replaceAll(",(?=\\d{3})", "").replace(',', '.');
    try {
      BigDecimal value = new BigDecimal(plain);
      if (value.precision() > MAX_DIGITS || value.scale() > MAX_SCALE) {
        return null;
      }
      BigDecimal stripped = value.stripTrailingZeros();
      BigDecimal plainly = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
      return match.group("sign").isEmpty() ? plainly : plainly.negate();
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
