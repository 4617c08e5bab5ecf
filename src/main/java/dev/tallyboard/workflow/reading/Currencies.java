package dev.tallyboard.workflow.reading;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Currencies as documents write them. */
final class Currencies {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  static boolean isCode(String word) {
    return CODES.contains(word);
  }

  /** The ISO 4217 code that a text holds or that its sign stands for; null for "$" and the like. */
  static @Nullable String of(String text) {
    String code =
        Arrays.stream(text.toUpperCase(Locale.ROOT).split("[^A-Z]+"))
            .filter(Currencies::isCode)
            .findFirst()
            .orElse(null);
    if (code != null) {
      return code;
    }
    return text.contains("€") ? "EUR" : text.contains("£") ? "GBP" : null;
  }
}
