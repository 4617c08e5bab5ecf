package dev.tallyboard.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections in the preferences' file; of version 2 on. */
final class ConnectionsJson {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionsJson.class);
  private static final int MOST_PROFILES = 50;

  private ConnectionsJson() {}

  /** A profile that makes no sense is left out, a value is as good as none. */
  static Connections read(JsonNode json) {
    List<Profile> profiles = new ArrayList<>();
    for (JsonNode it : json.path("profiles")) {
      if (profiles.size() < MOST_PROFILES) {
        profile(it).ifPresent(profiles::add);
      }
    }
    JsonNode chosen = json.path("chosen");
    return new Connections(
        profiles, chosen.isTextual() ? chosen.asText() : null, realtime(json.path("realtime")));
  }

  static void write(Connections connections, ObjectNode json) {
    ArrayNode profiles = json.putArray("profiles");
    for (Profile it : connections.profiles()) {
      ObjectNode profile =
          profiles.addObject().put("id", it.id()).put("name", it.name()).put("url", it.url());
      if (it.merchant() != null) {
        profile.put("merchant", it.merchant());
      }
    }
    if (connections.chosenId() != null) {
      json.put("chosen", connections.chosenId());
    }
    Realtime realtime = connections.realtime();
    json.putObject("realtime")
        .put("live", realtime.live())
        .put("heartbeatTimeout", realtime.heartbeatTimeout())
        .put("attempts", realtime.attempts())
        .put("firstWait", realtime.firstWait())
        .put("pollInterval", realtime.pollInterval());
  }

  private static Optional<Profile> profile(JsonNode json) {
    try {
      JsonNode merchant = json.path("merchant");
      return Optional.of(
          new Profile(
              json.path("id").asText(""),
              json.path("name").asText(""),
              json.path("url").asText(""),
              merchant.isTextual() ? merchant.asText() : null));
    } catch (IllegalArgumentException e) {
      LOG.warn("A profile in the preferences cannot be used and is left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Realtime realtime(JsonNode json) {
    Realtime usual = Realtime.DEFAULT;
    return new Realtime(
        json.path("live").asBoolean(usual.live()),
        json.path("heartbeatTimeout").asInt(usual.heartbeatTimeout()),
        json.path("attempts").asInt(usual.attempts()),
        json.path("firstWait").asInt(usual.firstWait()),
        json.path("pollInterval").asInt(usual.pollInterval()));
  }
}
