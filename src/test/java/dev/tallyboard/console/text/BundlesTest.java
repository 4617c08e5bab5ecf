package dev.tallyboard.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.console.text.JavaText.Literal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages are complete, and the rooms ask for what there is. */
class BundlesTest {
  /** Whatever looks like this in a source is a key. */
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private static final Pattern NO_KEY =
      Pattern.compile("(getProperty|getResource(AsStream)?|resource|read)\\((\" *\", )*$");

  private static final Pattern ASKED = Pattern.compile(".*\\bTEXTS\\s*\\.of\\($");
  private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");

  /** Words that are the same in both languages, with nothing but values and units besides. */
  private static final Set<String> ALIKE =
      Set.of(
          "Cmd",
          "Demo",
          "Desktop",
          "Java",
          "JavaFX",
          "Live",
          "Name",
          "live",
          "Offline",
          "PO-{0}",
          "offline",
          "Server",
          "Shopify",
          "SSE",
          "Status",
          "System",
          "Tallyboard",
          "Tallyboard, live",
          "Tallyboard, {0}",
          "Version",
          "p99 *{0}*");

  static List<Room> rooms() {
    return Room.withTexts();
  }

  @Test
  void everyRoomThatAsksForTextsHasSome() {
    assertThat(rooms()).hasSizeGreaterThan(6);
    assertThat(Room.all())
        .filteredOn(room -> room.sources().values().stream().anyMatch(BundlesTest::asks))
        .isSubsetOf(rooms());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void bothLanguagesHaveTheSameKeysEachOnce(Room room) {
    assertThat(room.german().keySet()).isEqualTo(room.english().keySet());
    assertThat(room.keysAsWritten("")).doesNotHaveDuplicates();
    assertThat(room.keysAsWritten("_de")).doesNotHaveDuplicates();
    assertThat(room.english().keySet()).allMatch(it -> KEY.matcher(it).matches());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void bothLanguagesSayTheSameValuesAndStressOnePart(Room room) {
    room.english()
        .forEach(
            (key, english) -> {
              String german = room.german().getOrDefault(key, "");
              assertThat(values(german)).as(key).isEqualTo(values(english));
              assertThat(stresses(german)).as(key).isEqualTo(stresses(english)).isIn(0L, 2L);
            });
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyTextIsAPatternThatFormats(Room room) {
    room.english().forEach((key, text) -> assertFormats(key, text, Locale.ENGLISH));
    room.german().forEach((key, text) -> assertFormats(key, text, Locale.GERMAN));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void germanIsNoCopyOfEnglish(Room room) {
    Map<String, String> german = room.german();

    assertThat(room.english().entrySet())
        .filteredOn(it -> it.getValue().equals(german.get(it.getKey())))
        .filteredOn(it -> !ALIKE.contains(it.getValue()))
        .filteredOn(it -> hasWords(it.getValue()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyKeyInTheSourcesHasATextAndEveryTextAKey(Room room) {
    Set<String> named = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    room.sources()
        .forEach(
            (file, source) -> {
              for (Literal it : source.literals()) {
                if (room.english().containsKey(it.text())) {
                  named.add(it.text());
                } else if (looksLikeAKey(source, it) || isAskedFor(source, it)) {
                  missing.add(file + ":" + source.line(it) + ": " + it.text());
                }
              }
            });

    assertThat(missing).as("keys without a text").isEmpty();
    assertThat(named)
        .as("keys that somebody names")
        .isEqualTo(new TreeSet<>(room.german().keySet()));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyTextGetsAsManyValuesAsItSays(Room room) {
    room.sources()
        .forEach(
            (file, source) ->
                source.literals().stream()
                    .filter(it -> isAskedFor(source, it))
                    .filter(it -> room.english().containsKey(it.text()))
                    .forEach(
                        it ->
                            assertThat(source.argumentsAfter(it))
                                .as(file + ":" + source.line(it) + ": " + it.text())
                                .isEqualTo(values(room.english().get(it.text())).size())));
  }

  @Test
  void aMissingTextIsSeen() {
    JavaText source =
        JavaText.of("label.setText(TEXTS.of(\"head.titel\", /* , */ f(1, 2), \",\"));");
    Literal key = source.literals().getFirst();

    assertThat(key.text()).isEqualTo("head.titel");
    assertThat(looksLikeAKey(source, key)).isTrue();
    assertThat(isAskedFor(source, key)).isTrue();
    assertThat(source.argumentsAfter(key)).isEqualTo(2);
  }

  private static boolean asks(JavaText source) {
    return source.code().contains("TEXTS");
  }

  private static boolean looksLikeAKey(JavaText source, Literal literal) {
    return KEY.matcher(literal.text()).matches() && !NO_KEY.matcher(source.before(literal)).find();
  }

  private static boolean isAskedFor(JavaText source, Literal literal) {
    return ASKED.matcher(source.before(literal)).matches();
  }

  private static Set<String> values(String text) {
    Set<String> values = new TreeSet<>();
    VALUE.matcher(text).results().forEach(it -> values.add(it.group(1)));
    return values;
  }

  private static long stresses(String text) {
    return text.chars().filter(it -> it == '*').count();
  }

  private static boolean hasWords(String text) {
    return text.replaceAll("\\{[^{}]*}", "")
        .replaceAll("\\b(ms|s|min|h)\\b", "")
        .matches("(?s).*[A-Za-z]{2}.*");
  }

  private static void assertFormats(String key, String text, Locale locale) {
    assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
    assertThat(text.replace("''", "")).as(key).doesNotContain("'");
    for (int number : new int[] {0, 1, 2, 12_345}) {
      Object[] values = Collections.nCopies(9, number).toArray();
      assertThat(new MessageFormat(text, locale).format(values)).as(key).doesNotContain("{");
    }
  }
}
