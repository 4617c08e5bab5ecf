package dev.tallyboard.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The four kinds of events that an order can have. */
public enum Kind {
  PROGRESS,
  STAGE,
  COMPLETION,
  ERROR;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in {@code event:} and at the end of a channel's name. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  public static Optional<Kind> of(String wireName) {
    for (Kind kind : values()) {
      if (kind.wireName.equals(wireName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  @JsonCreator
  static Kind parse(String wireName) {
    return of(wireName)
        .orElseThrow(() -> new IllegalArgumentException("no kind of event: " + wireName));
  }
}
