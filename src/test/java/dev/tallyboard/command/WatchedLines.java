package dev.tallyboard.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.EventId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code watch --json} has printed, read as another program would. */
record WatchedLines(List<String> lines) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * An event as it was told.
   *
   * @param n the number in its id
   */
  record Told(long n, String event, JsonNode data) {
    String field(String name) {
      return data.path(name).asText("");
    }

    boolean isStart() {
      return event.equals("stage") && field("status").equals("started");
    }

    boolean isEnd() {
      return event.equals("completion") || event.equals("error");
    }

    /** All but ids and times: the same for the same work. */
    String inWords() {
      return String.join(
          " ",
          event,
          field("stage"),
          field("attempt"),
          field("status") + field("progress") + field("lineItems"),
          field("message") + field("error"));
    }
  }

  List<Told> events() {
    return lines.stream()
        .map(WatchedLines::read)
        .filter(it -> isOf(it, "event"))
        .map(WatchedLines::told)
        .toList();
  }

  List<String> diagnostics() {
    return lines.stream().filter(it -> it.startsWith("{\"kind\":\"diagnostic\"")).toList();
  }

  /** The last line; fails where it is no board. */
  Snapshot board() {
    String last = lines.getLast();
    if (!isOf(read(last), "board")) {
      throw new AssertionError("no board at the end: " + last);
    }
    try {
      return SnapshotCodec.read(new ByteArrayInputStream(last.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The orders of a document, in the order of their first event. */
  static List<Order> ordersOf(Snapshot board, String document) {
    return board.orders().stream().filter(it -> document.equals(it.document())).toList();
  }

  private static Told told(JsonNode line) {
    long n = EventId.parse(line.path("id").asText()).orElseThrow().n();
    return new Told(n, line.path("event").asText(), line.path("data"));
  }

  private static boolean isOf(JsonNode line, String kind) {
    return line.path("kind").asText().equals(kind);
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
