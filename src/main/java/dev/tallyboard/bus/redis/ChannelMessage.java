package dev.tallyboard.bus.redis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tallyboard.event.EventId;
import java.io.IOException;
import java.util.Optional;

/**
 * A message on a channel. Ours carries the id under which the event is stored; one without was
 * published past the log.
 */
record ChannelMessage(String channel, String payload, Optional<EventId> storedAs) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FIELD = "eventId";

  static ChannelMessage of(String channel, String payload) {
    return new ChannelMessage(channel, payload, storedAs(payload));
  }

  /** Whether the log of this name has stored it, so that whoever reads there finds it. */
  boolean isOf(String log) {
    return storedAs.filter(it -> it.log().equals(log)).isPresent();
  }

  private static Optional<EventId> storedAs(String payload) {
    try (JsonParser json = JSON.createParser(payload)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = json.currentName().equals(FIELD);
        if (json.nextToken() == JsonToken.VALUE_STRING && isId) {
          return EventId.parse(json.getText());
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
