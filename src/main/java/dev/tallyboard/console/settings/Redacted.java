package dev.tallyboard.console.settings;

import dev.tallyboard.console.text.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out what might be a token, before a text leaves the program. */
final class Redacted {
  private static final Texts TEXTS = Texts.of(Redacted.class);

  private static final Pattern SECRETS =
      Pattern.compile(
          "(?i)bearer\\s+\\S+"
              + "|(?<=(token|secret|password|key)[=:]\\s{0,2})\\S+"
              + "|(?<=://)[^/\\s@]+@"
              + "|[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"
              + "|[A-Za-z0-9+/_=-]{40,}");

  private Redacted() {}

  static String of(String text) {
    return SECRETS
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(TEXTS.of("diagnostics.left-out")));
  }
}
