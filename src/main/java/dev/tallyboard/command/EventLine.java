package dev.tallyboard.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.command.LinesAhead.Line;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a line of input turned out to be. */
sealed interface EventLine {
  /** An event to publish. */
  record Item(long number, Event event) implements EventLine {}

  /** Nothing to publish: an empty line, or one of a recording that is no event. */
  record Nothing() implements EventLine {}

  /**
   * @param why a clause
   */
  record Bad(long number, String why) implements EventLine {}

  /** In bytes: room for the largest event that a gateway takes, every character escaped. */
  int MAX_LENGTH = 128 * 1024;

  JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Reads {@code {"event","data"}}, or a line of {@code watch --json}. */
  static EventLine of(Line line) {
    if (!line.whole()) {
      return isBoard(line.text())
          ? new Nothing()
          : new Bad(line.number(), "it is longer than " + MAX_LENGTH / 1024 + " KiB");
    }
    JsonNode json;
    try {
      json = JSON.readTree(line.text());
    } catch (IOException e) {
      return new Bad(line.number(), "it is not JSON");
    }
    if (json.isMissingNode() || (json.has("kind") && !json.path("kind").asText().equals("event"))) {
      return new Nothing();
    }
    if (!json.path("event").isTextual() || !json.path("data").isObject()) {
      return new Bad(
          line.number(), "it has to be an object like {\"event\":\"progress\",\"data\":{...}}");
    }
    String name = json.path("event").textValue();
    return switch (EventCodec.decode(name, json.path("data").toString())) {
      case Decoded.Ok it -> new Item(line.number(), it.event());
      case Decoded.Malformed it -> new Bad(line.number(), it.why());
      case Decoded.Unknown _, Decoded.Heartbeat _, Decoded.Reset _ ->
          new Bad(
              line.number(),
              "\""
                  + Inert.text(name, 40)
                  + "\" cannot be published; progress, stage, completion and"
                  + " error can");
    };
  }

  /** The last line of a recording holds the whole board, which may be long. */
  private static boolean isBoard(byte[] start) {
    String begins = "{\"kind\":\"board\"";
    return new String(start, 0, Math.min(start.length, begins.length()), StandardCharsets.UTF_8)
        .equals(begins);
  }
}
