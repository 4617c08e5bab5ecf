package dev.tallyboard.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON of the events. Any thread may use it; it keeps no state. Reads by token, since it runs once
 * for each message of a stream.
 */
public final class EventCodec {
  private static final JsonFactory JSON = new JsonFactory();

  private EventCodec() {}

  /**
   * Reads a message of the stream. Never throws: what is no event is said to be none.
   *
   * @param eventName a kind, or a channel's name such as {@code merchant:m_1:progress}
   * @param data the payload
   */
  public static Decoded decode(String eventName, String data) {
    int colon = eventName.lastIndexOf(':');
    String name = eventName.substring(colon + 1);
    if (name.equals("heartbeat")) {
      return heartbeat(data);
    }
    if (name.equals("reset")) {
      return new Decoded.Reset();
    }
    Optional<Kind> kind = Kind.of(name);
    if (kind.isEmpty()) {
      return new Decoded.Unknown(eventName);
    }
    try (JsonParser json = JSON.createParser(data)) {
      Payload payload = new Payload();
      payload.read(json);
      if (json.nextToken() != null) {
        return new Decoded.Malformed("more than one JSON value");
      }
      if (payload.merchantId == null) {
        payload.merchantId = merchantOf(eventName);
      }
      return payload.toEvent(kind.get());
    } catch (IOException e) {
      return new Decoded.Malformed("not JSON");
    }
  }

  /** The payload of an event, in the contract's order of fields; what is not known is absent. */
  public static String encode(Event event) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(event, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes a number as JSON integers are written where it is whole. */
  public static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  private static Decoded heartbeat(String data) {
    try (JsonParser json = JSON.createParser(data)) {
      Payload payload = new Payload();
      payload.read(json);
      return new Decoded.Heartbeat(payload.timestamp);
    } catch (IOException e) {
      return new Decoded.Heartbeat(null);
    }
  }

  private static @Nullable String merchantOf(String channel) {
    String prefix = "merchant:";
    int end = channel.lastIndexOf(':');
    return channel.startsWith(prefix) && end > prefix.length()
        ? channel.substring(prefix.length(), end)
        : null;
  }

  /** Writes the same where other JSON stands around it. */
  public static void write(Event event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (event instanceof StageChanged || event instanceof Completed || event instanceof Failed) {
      json.writeStringField("stage", event.stage().name());
    }
    json.writeStringField("poId", event.poId());
    writeText(json, "workflowId", event.subject().workflowId());
    switch (event) {
      case Progress it -> {
        json.writeStringField("stage", it.stage().name());
        json.writeFieldName("progress");
        writeNumber(json, it.progress());
        writeText(json, "message", it.message());
      }
      case StageChanged it -> {
        writeText(json, "status", it.status());
        writeText(json, "message", it.message());
        writeUpload(json, it.upload());
      }
      case Completed it -> {
        writeInt(json, "lineItems", it.lineItems());
        writeInt(json, "confidence", it.confidence());
      }
      case Failed it -> writeText(json, "error", it.error());
    }
    writeMeta(json, event.meta());
    json.writeEndObject();
  }

  private static void writeUpload(JsonGenerator json, @Nullable Upload upload) throws IOException {
    if (upload == null) {
      return;
    }
    writeText(json, "document", upload.document());
    if (upload.uploadedAt() != null) {
      json.writeNumberField("uploadedAt", upload.uploadedAt());
    }
    if (!upload.plan().isEmpty()) {
      json.writeArrayFieldStart("plan");
      for (Stage stage : upload.plan()) {
        json.writeString(stage.name());
      }
      json.writeEndArray();
    }
  }

  private static void writeMeta(JsonGenerator json, Meta meta) throws IOException {
    if (meta.timestamp() != null) {
      json.writeNumberField("timestamp", meta.timestamp());
    }
    if (meta.stamped()) {
      json.writeBooleanField("stamped", true);
    }
    writeText(json, "merchantId", meta.merchantId());
    writeText(json, "poNumber", meta.poNumber());
    writeText(json, "supplier", meta.supplier());
    writeInt(json, "attempt", meta.attempt());
  }

  private static void writeText(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }

  private static void writeInt(JsonGenerator json, String field, @Nullable Integer value)
      throws IOException {
    if (value != null) {
      json.writeNumberField(field, value);
    }
  }

  /**
   * The fields of any payload while it is read; one of another type than asked counts as absent.
   */
  private static final class Payload {
    private @Nullable String poId;
    private @Nullable String workflowId;
    private @Nullable String stage;
    private @Nullable String message;
    private @Nullable String status;
    private @Nullable String error;
    private @Nullable String document;
    private @Nullable Long uploadedAt;
    private List<Stage> plan = List.of();
    private double progress = Double.NaN;
    private @Nullable Integer lineItems;
    private @Nullable Integer confidence;
    private @Nullable Long timestamp;
    private boolean stamped;
    private @Nullable String merchantId;
    private @Nullable String poNumber;
    private @Nullable String supplier;
    private @Nullable Integer attempt;

    void read(JsonParser json) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        // Read to the end all the same, so that broken JSON is told from another kind of value.
        json.skipChildren();
        return;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "poId" -> poId = text(json);
          case "workflowId" -> workflowId = text(json);
          case "stage" -> stage = text(json);
          case "message" -> message = text(json);
          case "status" -> status = text(json);
          case "error" -> error = text(json);
          case "document" -> document = text(json);
          case "uploadedAt" -> uploadedAt = epochMs(json);
          case "plan" -> plan = stages(json);
          case "progress" -> progress = number(json);
          case "lineItems" -> lineItems = count(json);
          case "confidence" -> confidence = count(json);
          case "timestamp" -> timestamp = epochMs(json);
          case "stamped" -> stamped = json.currentToken() == JsonToken.VALUE_TRUE;
          case "merchantId" -> merchantId = text(json);
          case "poNumber" -> poNumber = text(json);
          case "supplier" -> supplier = text(json);
          case "attempt" -> attempt = count(json);
          default -> {}
        }
        json.skipChildren();
      }
    }

    Decoded toEvent(Kind kind) {
      if (poId == null) {
        return new Decoded.Malformed("no poId");
      }
      if (stage == null) {
        return new Decoded.Malformed("no stage");
      }
      if (attempt != null && attempt < 1) {
        attempt = null;
      }
      Subject subject = new Subject(poId, workflowId, Stage.of(stage));
      Meta meta = new Meta(timestamp, stamped, merchantId, poNumber, supplier, attempt);
      return switch (kind) {
        case PROGRESS -> {
          if (!Double.isFinite(progress)) {
            yield new Decoded.Malformed("progress is no finite number");
          }
          double within = Math.clamp(progress, 0, 100);
          yield new Decoded.Ok(new Progress(subject, within, message, meta), within != progress);
        }
        case STAGE ->
            new Decoded.Ok(new StageChanged(subject, status, message, upload(), meta), false);
        case COMPLETION ->
            new Decoded.Ok(new Completed(subject, lineItems, confidence, meta), false);
        case ERROR -> new Decoded.Ok(new Failed(subject, error, meta), false);
      };
    }

    private @Nullable Upload upload() {
      return document == null && uploadedAt == null && plan.isEmpty()
          ? null
          : new Upload(document, uploadedAt, plan);
    }

    private static @Nullable String text(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return null;
      }
      String value = json.getText();
      return value.isEmpty() ? null : wellFormed(value);
    }

    /** JSON can spell half of a surrogate pair, which is no character: nobody could write it on. */
    private static String wellFormed(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          return new String(text.getBytes(UTF_8), UTF_8);
        }
      }
      return text;
    }

    /** NaN for anything but a number; infinite where it is too large for a double. */
    private static double number(JsonParser json) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
        default -> Double.NaN;
      };
    }

    private static @Nullable Integer count(JsonParser json) throws IOException {
      double value = number(json);
      return value >= 0 && value <= Integer.MAX_VALUE ? (Integer) (int) Math.round(value) : null;
    }

    private static @Nullable Long epochMs(JsonParser json) throws IOException {
      double value = number(json);
      // Beyond the year 10000 it is no time, and would not be shown as one.
      return value > 0 && value < 253_402_300_800_000.0 ? (Long) (long) value : null;
    }

    private static List<Stage> stages(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return List.of();
      }
      List<Stage> stages = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        String name = text(json);
        if (name != null && !stages.contains(Stage.of(name))) {
          stages.add(Stage.of(name));
        }
        json.skipChildren();
      }
      return stages;
    }
  }
}
