package dev.tallyboard.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Notice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, as the contract's section "The command line" gives them. */
record JsonLines(PrintWriter out) implements WatchLines {
  private static final JsonFactory JSON = new JsonFactory();

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  @Override
  public void notice(Notice notice) {
    switch (notice) {
      case Notice.ConnectionChanged(Connection it, Long inMs) ->
          line(
              "connection",
              json -> {
                json.writeStringField("state", it.state().name());
                if (it.attempt() > 0) {
                  json.writeNumberField("attempt", it.attempt());
                }
                if (inMs != null) {
                  json.writeNumberField("nextTryInMs", inMs);
                }
                writeText(json, "reason", it.reason());
              });
      case Notice.SnapshotTaken it ->
          line(
              "snapshot",
              json -> {
                writeText(json, "lastEventId", it.lastEventId());
                json.writeNumberField("orders", it.orders());
              });
      case Notice.EventTold it ->
          line(
              "event",
              json -> {
                writeText(json, "id", it.id());
                json.writeStringField("event", it.event().kind().wireName());
                json.writeFieldName("data");
                json.writeRawValue(EventCodec.encode(it.event()));
              });
      case Notice.Diagnostic it ->
          line(
              "diagnostic",
              json -> {
                json.writeStringField("what", it.what());
                json.writeStringField("detail", it.detail());
              });
    }
  }

  @Override
  public void board(Snapshot board) {
    String json = new String(SnapshotCodec.write(board), StandardCharsets.UTF_8);
    print("{\"kind\":\"board\"," + json.substring(1));
  }

  private void line(String kind, Fields fields) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("kind", kind);
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    print(text.toString());
  }

  private void print(String line) {
    out.print(line + "\n");
    out.flush();
  }

  private static void writeText(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
