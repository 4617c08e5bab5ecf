package dev.tallyboard.bus.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

/** What Redis does in one atomic step each; the texts lie beside this class as {@code .lua}. */
enum Script {
  APPEND,
  READ,
  HEAD,
  CHECKPOINT,
  KEEP,
  RENEW;

  private final String text;

  Script() {
    this.text = read("common.lua") + read(name().toLowerCase(Locale.ROOT) + ".lua");
  }

  String text() {
    return text;
  }

  private static String read(String file) {
    try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
