package dev.tallyboard.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Notice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, as the contract's section "The command line" gives them. */
final class JsonLines implements WatchLines {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().rootValueSeparator((String) null).build();

  private final JsonGenerator json;

  JsonLines(PrintWriter out) {
    try {
      json = JSON.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
                EventCodec.write(it.event(), json);
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
    String text = new String(SnapshotCodec.write(board), StandardCharsets.UTF_8);
    write(json -> json.writeRaw("{\"kind\":\"board\"," + text.substring(1)));
  }

  @Override
  public void flush() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String kind, Fields fields) {
    write(
        json -> {
          json.writeStartObject();
          json.writeStringField("kind", kind);
          fields.write(json);
          json.writeEndObject();
        });
  }

  private void write(Fields fields) {
    try {
      fields.write(json);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeText(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
