package dev.tallyboard.console.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one room of the console, in the language of {@link Locale#getDefault()} where there
 * is one, else in English: {@code texts.properties} and {@code texts_de.properties} beside the
 * room. Each text is a {@link MessageFormat}, so that numbers and plurals follow the language, and
 * an apostrophe is written twice. Any thread.
 */
public final class Texts {
  /** The texts of a language. */
  private record Loaded(Locale locale, ResourceBundle texts) {}

  private final String bundle;

  /** The language asked for last: looking a bundle up costs more than the text. */
  private volatile @Nullable Loaded latest;

  private Texts(String bundle) {
    this.bundle = bundle;
  }

  /** Those of the room that the class stands in. */
  public static Texts of(Class<?> member) {
    return new Texts(member.getPackageName() + ".texts");
  }

  /**
   * @param key of the text
   * @param values for its {0}, {1}, ...; text from outside is taken as it is, never as a pattern
   * @throws java.util.MissingResourceException where no such text is; a test looks for it
   */
  public String of(String key, Object... values) {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    String pattern = in(locale).getString(key);
    return isPlain(pattern) ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  private ResourceBundle in(Locale locale) {
    Loaded loaded = latest;
    if (loaded == null || !loaded.locale().equals(locale)) {
      ResourceBundle texts = ResourceBundle.getBundle(bundle, locale, Texts.class.getModule());
      loaded = new Loaded(locale, texts);
      latest = loaded;
    }
    return loaded.texts();
  }

  /** A word that elsewhere stands alone, within a sentence: German keeps its capitals. */
  public static String within(String word) {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    return locale.getLanguage().equals("de") ? word : word.toLowerCase(locale);
  }

  /** Most are, and rows of lists ask for many. */
  private static boolean isPlain(String pattern) {
    return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
  }
}
