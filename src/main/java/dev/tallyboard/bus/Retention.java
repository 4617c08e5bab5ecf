package dev.tallyboard.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a log keeps of each merchant for readers that come back; a checkpoint bounds what it may let
 * go of.
 *
 * @param events how many of the newest are kept at least, 1 or more
 * @param age how long any is kept, at least a second; null for as long as its number allows
 */
public record Retention(long events, @Nullable Duration age) {
  public Retention {
    if (events < 1) {
      throw new IllegalArgumentException(
          "At least 1 event has to be retained, not " + events + ".");
    }
    if (age != null && age.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("Events are retained for at least 1 s.");
    }
  }

  public static Retention ofEvents(long events) {
    return new Retention(events, null);
  }
}
