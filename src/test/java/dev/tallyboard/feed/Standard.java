package dev.tallyboard.feed;

import dev.tallyboard.feed.Streamed.Dispatched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The WHATWG HTML standard, section 9.2.6, step by step, over the whole text at once. */
final class Standard {
  private Standard() {}

  static List<Dispatched> parse(byte[] stream) throws IOException {
    String text = new String(stream, StandardCharsets.UTF_8);
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Dispatched> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String name = "";
    String idBuffer = "";
    String[] lines = body.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length - 1; i++) { // the last one has no end
      String line = lines[i];
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          String type = name.isEmpty() ? "message" : name;
          events.add(new Dispatched(type, data.substring(0, data.length() - 1), idBuffer));
        }
        data.setLength(0);
        name = "";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String rest = colon < 0 ? "" : line.substring(colon + 1);
      String value = rest.startsWith(" ") ? rest.substring(1) : rest;
      switch (field) {
        case "event" -> name = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> idBuffer = value.indexOf('\0') < 0 ? value : idBuffer;
        default -> {}
      }
    }
    return events;
  }
}
