package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;

/** What is written on the operator's keys. */
public final class KeyNames {
  private static final Texts TEXTS = Texts.of(KeyNames.class);
  private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

  private KeyNames() {}

  /** Such as {@code Ctrl+O}. */
  public static String command(String key) {
    return together(TEXTS.of(MAC ? "key.command" : "key.control"), key);
  }

  /** Such as {@code Shift+A}. */
  public static String shift(String key) {
    return together(TEXTS.of("key.shift"), key);
  }

  private static String together(String modifier, String key) {
    return modifier + "+" + key;
  }
}
