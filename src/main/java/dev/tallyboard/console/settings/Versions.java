package dev.tallyboard.console.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tallyboard.console.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What runs here, and what is bundled with it. */
record Versions(String tallyboard, String java, String javafx, String system) {
  private static final Texts TEXTS = Texts.of(Versions.class);

  /**
   * A part that others made.
   *
   * @param group where it comes from, as Maven names it; {@code -} for what is no jar
   */
  record Part(String group, String name, String licence) {}

  static Versions ofThisProgram() {
    return new Versions(
        read("version.txt").strip(),
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        System.getProperty("javafx.runtime.version", TEXTS.of("diagnostics.unknown")),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
  }

  static List<Part> bundled() {
    return read("licences.txt")
        .lines()
        .map(it -> it.split("\\|"))
        .map(it -> new Part(it[0].strip(), it[1].strip(), it[2].strip()))
        .toList();
  }

  private static String read(String name) {
    try (InputStream in = Versions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + name + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
