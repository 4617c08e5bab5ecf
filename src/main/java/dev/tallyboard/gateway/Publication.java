package dev.tallyboard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is published over HTTP, checked: all of it is good, or the answer says what is not. */
final class Publication {
  static final int MAX_EVENTS = 1_000;
  static final int MAX_EVENT_LENGTH = 16 * 1024;
  private static final int MAX_NAME_LENGTH = 200;

  private Publication() {}

  /**
   * @param body {@code {"event","data"}} or an array of those
   * @throws Refusal that names the first event at fault by its index
   */
  static List<Entry> parse(byte[] body, String merchantId) {
    JsonNode root = read(body);
    if (root.isObject()) {
      return List.of(entry(root, "The event", merchantId));
    }
    if (!root.isArray() || root.isEmpty()) {
      throw Refusal.badRequest(
          "The body has to be {\"event\":...,\"data\":{...}} or an array of those that is not"
              + " empty.");
    }
    if (root.size() > MAX_EVENTS) {
      throw Refusal.badRequest(
          "At most %d events are taken at once, not %d.".formatted(MAX_EVENTS, root.size()));
    }
    List<Entry> entries = new ArrayList<>(root.size());
    for (int i = 0; i < root.size(); i++) {
      entries.add(entry(root.get(i), "Event [" + i + "]", merchantId));
    }
    return entries;
  }

  private static JsonNode read(byte[] body) {
    try {
      return Answers.read(body);
    } catch (IOException e) {
      throw Refusal.badRequest(
          "The body is not JSON, or more than one value. Several events are sent as an array.");
    }
  }

  private static Entry entry(JsonNode node, String which, String merchantId) {
    JsonNode name = node.path("event");
    JsonNode data = node.path("data");
    if (!name.isTextual() || !data.isObject()) {
      throw Refusal.badRequest(
          which + " needs a text \"event\" and an object \"data\" with its payload.");
    }
    return switch (EventCodec.decode(name.textValue(), data.toString())) {
      case Decoded.Ok ok -> new Entry(null, checked(ok.event(), which, merchantId));
      case Decoded.Malformed malformed ->
          throw Refusal.badRequest(which + " cannot be taken: " + malformed.why() + ".");
      case Decoded.Unknown _, Decoded.Heartbeat _, Decoded.Reset _ ->
          throw Refusal.badRequest(
              which + " is of an unknown kind; known are progress, stage, completion and error.");
    };
  }

  private static Event checked(Event event, String which, String merchantId) {
    requireName(event.poId(), "poId", which);
    requireName(event.subject().workflowId(), "workflowId", which);
    requireName(event.stage().name(), "stage", which);
    String told = event.meta().merchantId();
    requireName(told, "merchantId", which);
    if (told != null && !told.equals(merchantId)) {
      throw Refusal.forbidden(which + " is of another merchant than this request is for.");
    }
    int length = EventCodec.encode(event).length();
    if (length > MAX_EVENT_LENGTH) {
      throw Refusal.badRequest(
          "%s has %,d characters; at most %,d are taken."
              .formatted(which, length, MAX_EVENT_LENGTH));
    }
    return event;
  }

  private static void requireName(@Nullable String value, String field, String which) {
    if (value == null) {
      return;
    }
    if (value.length() > MAX_NAME_LENGTH) {
      throw Refusal.badRequest(
          "%s has a %s of more than %d characters.".formatted(which, field, MAX_NAME_LENGTH));
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.badRequest(which + " has a control character in its " + field + ".");
    }
  }
}
