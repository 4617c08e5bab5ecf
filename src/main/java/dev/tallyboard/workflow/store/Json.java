package dev.tallyboard.workflow.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tallyboard.order.LineItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that are kept in one column. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static String write(List<?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static List<String> sentences(@Nullable String json) {
    return read(json, new TypeReference<>() {});
  }

  static List<LineItem> lines(@Nullable String json) {
    return read(json, new TypeReference<>() {});
  }

  private static <T> List<T> read(@Nullable String json, TypeReference<List<T>> type) {
    try {
      return json == null ? List.of() : MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column holds no list", e);
    }
  }
}
