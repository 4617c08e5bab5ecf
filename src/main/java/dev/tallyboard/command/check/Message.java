package dev.tallyboard.command.check;

import dev.tallyboard.event.EventId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as the stream brought it.
 *
 * @param id null where the block held none
 * @param event {@code message} where the block named none
 * @param at on {@link System#nanoTime}
 */
record Message(@Nullable String id, String event, String data, long at) {
  /** The kind, whether the bare kind or a channel was named. */
  String kind() {
    return event.substring(event.lastIndexOf(':') + 1);
  }

  boolean isHeartbeat() {
    return kind().equals("heartbeat");
  }

  boolean isReset() {
    return kind().equals("reset");
  }

  Optional<EventId> eventId() {
    return Optional.ofNullable(id).flatMap(EventId::parse);
  }

  int size() {
    return data.length() + event.length() + (id == null ? 0 : id.length()) + 64;
  }
}
