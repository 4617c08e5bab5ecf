package dev.tallyboard.console.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A room of the console: its sources and its texts. */
record Room(String name) {
  private static final Path SOURCES = Path.of("src/main/java/dev/tallyboard/console");
  private static final Path TEXTS = Path.of("src/main/resources/dev/tallyboard/console");

  /** All of them. */
  static List<Room> all() {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      return folders
          .filter(it -> Files.isDirectory(it) && !it.equals(SOURCES))
          .sorted()
          .map(it -> new Room(SOURCES.relativize(it).toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that say something. */
  static List<Room> withTexts() {
    return all().stream().filter(it -> Files.exists(it.bundle(""))).toList();
  }

  /** By the name of the file. */
  Map<String, JavaText> sources() {
    Map<String, JavaText> sources = new TreeMap<>();
    list(SOURCES.resolve(name))
        .filter(it -> name(it).endsWith(".java"))
        .forEach(it -> sources.put(name(it), JavaText.of(read(it))));
    return sources;
  }

  Map<String, String> english() {
    return Files.exists(bundle("")) ? texts(bundle("")) : Map.of();
  }

  Map<String, String> german() {
    return texts(bundle("_de"));
  }

  /** The keys as they stand in the file, each as often as it does. */
  List<String> keysAsWritten(String language) {
    return read(bundle(language))
        .lines()
        .filter(it -> !it.isBlank() && !it.startsWith("#"))
        .map(it -> it.substring(0, it.indexOf('=')))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private Path bundle(String language) {
    return TEXTS.resolve(name).resolve("texts" + language + ".properties");
  }

  private static Map<String, String> texts(Path file) {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HashMap<>(
        texts.stringPropertyNames().stream()
            .collect(Collectors.toMap(it -> it, texts::getProperty)));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
