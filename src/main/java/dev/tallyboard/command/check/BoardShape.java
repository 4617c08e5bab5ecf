package dev.tallyboard.command.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a board's JSON holds, and what it lacks. Read entry by entry, since a board may have 32 MiB.
 *
 * @param top the fields that are no lists
 * @param activityIds newest first
 * @param faults the first few
 */
record BoardShape(ObjectNode top, long orders, List<String> activityIds, List<String> faults) {
  private static final int MAX_FAULTS = 3;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> LISTS = Set.of("orders", "pipeline", "activity");
  private static final Set<String> KINDS = Set.of("progress", "stage", "completion", "error");
  private static final Set<String> ORDER_STATUS = names(OrderStatus.values());
  private static final Set<String> STAGE_STATUS = names(StageStatus.values());

  /**
   * @throws IOException when it is not JSON
   */
  static BoardShape read(byte[] body) throws IOException {
    ObjectNode top = JsonNodeFactory.instance.objectNode();
    List<String> ids = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<String> missing = LISTS.stream().collect(Collectors.toSet());
    long orders = 0;
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        boolean list = json.nextToken() == JsonToken.START_ARRAY && LISTS.contains(field);
        if (!list) {
          top.set(field, json.readValueAsTree());
          continue;
        }
        missing.remove(field);
        while (json.nextToken() != JsonToken.END_ARRAY) {
          JsonNode entry = json.readValueAsTree();
          add(faults, entryFaults(field, entry));
          orders += field.equals("orders") ? 1 : 0;
          if (field.equals("activity") && entry.path("id").isTextual()) {
            ids.add(entry.path("id").textValue());
          }
        }
      }
    }
    missing.stream().sorted().forEach(it -> faults.add("there is no list of " + it));
    add(faults, new Fields("the board", top).text("merchantId").time("at").faults());
    return new BoardShape(top, orders, ids, List.copyOf(faults));
  }

  String lastEventId() {
    return top.path("lastEventId").asText("");
  }

  String merchantId() {
    return top.path("merchantId").asText("");
  }

  private static List<String> entryFaults(String list, JsonNode entry) {
    return switch (list) {
      case "orders" -> order(entry);
      case "pipeline" ->
          new Fields("a stage of the pipeline", entry)
              .text("stage")
              .count("running")
              .count("waiting")
              .count("failed")
              .faults();
      default ->
          new Fields("an entry of the activity", entry)
              .oneOf("kind", KINDS)
              .count("at")
              .text("poId")
              .text("stage")
              .text("text")
              .faults();
    };
  }

  private static List<String> order(JsonNode entry) {
    Fields order =
        new Fields("an order", entry)
            .text("poId")
            .oneOf("status", ORDER_STATUS)
            .text("stage")
            .count("updatedAt")
            .list("stages");
    List<String> faults = new ArrayList<>(order.faults());
    for (JsonNode run : order.get("stages")) {
      faults.addAll(
          new Fields("a stage of an order", run)
              .text("stage")
              .oneOf("status", STAGE_STATUS)
              .number("progress", 0, 100)
              .number("attempt", 1, Double.MAX_VALUE)
              .faults());
    }
    return faults;
  }

  private static void add(List<String> faults, List<String> more) {
    more.stream().limit(Math.max(0, MAX_FAULTS - faults.size())).forEach(faults::add);
  }

  private static Set<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }
}
