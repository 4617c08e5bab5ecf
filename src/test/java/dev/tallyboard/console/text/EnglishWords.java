package dev.tallyboard.console.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of the window by which English is recognised: they are in its English texts, and in none of
 * the German ones.
 */
public record EnglishWords(Set<String> words) {
  private static final Pattern GAP = Pattern.compile("[^\\p{L}]+");

  public static EnglishWords ofTheWindow() {
    Set<String> english =
        Room.withTexts().stream()
            .flatMap(it -> wordsOf(it.english()).stream())
            .collect(Collectors.toSet());
    Room.withTexts().forEach(it -> english.removeAll(wordsOf(it.german())));
    return new EnglishWords(english);
  }

  /** Whether there are two of them or more, or nothing else in it. */
  public boolean isOne(String text) {
    String[] found = GAP.split(text.toLowerCase(Locale.ROOT));
    long known = Arrays.stream(found).filter(words::contains).count();
    return known > 1 || (known == 1 && found.length == 1);
  }

  private static Set<String> wordsOf(Map<String, String> texts) {
    return texts.values().stream()
        .map(it -> it.replaceAll("\\{\\d+(,choice,[^#]*#)?", " "))
        .flatMap(GAP::splitAsStream)
        .map(it -> it.toLowerCase(Locale.ROOT))
        .filter(it -> it.length() > 2)
        .collect(Collectors.toSet());
  }
}
