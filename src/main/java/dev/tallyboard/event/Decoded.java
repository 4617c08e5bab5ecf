package dev.tallyboard.event;

import org.jspecify.annotations.Nullable;

/** What a message of the stream turned out to be. */
public sealed interface Decoded {
  /**
   * @param clamped whether its progress lay outside 0 to 100 and was brought back
   */
  record Ok(Event event, boolean clamped) implements Decoded {}

  /**
   * @param timestamp epoch ms at the gateway, where it was told
   */
  record Heartbeat(@Nullable Long timestamp) implements Decoded {}

  /** The log does not reach back to the asked id: the board has to be fetched anew. */
  record Reset() implements Decoded {}

  /** A kind that nobody here knows. */
  record Unknown(String eventName) implements Decoded {}

  /** Not an event; {@code why} is a clause without the payload's content. */
  record Malformed(String why) implements Decoded {}
}
