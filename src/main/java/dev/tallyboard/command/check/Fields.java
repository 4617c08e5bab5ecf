package dev.tallyboard.command.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notes what is wrong with the fields of a JSON object. */
final class Fields {
  private static final double EARLIEST_MS = 1e11; // 1973: less is a time in seconds
  private static final double LATEST_MS = 253_402_300_800_000.0;

  private final String what;
  private final JsonNode object;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param what names the object in each fault
   */
  Fields(String what, JsonNode object) {
    this.what = what;
    this.object = object;
    if (!object.isObject()) {
      faults.add(what + " is no object");
    }
  }

  List<String> faults() {
    return faults;
  }

  JsonNode get(String field) {
    return object.path(field);
  }

  boolean has(String field) {
    return object.hasNonNull(field);
  }

  Fields text(String field) {
    return must(field, get(field).isTextual() && !get(field).textValue().isEmpty(), "a text");
  }

  Fields number(String field, double least, double most) {
    JsonNode it = get(field);
    return must(
        field,
        it.isNumber() && it.doubleValue() >= least && it.doubleValue() <= most,
        most == Double.MAX_VALUE
            ? "a number of %.0f or more".formatted(least)
            : "a number from %.0f to %.0f".formatted(least, most));
  }

  Fields count(String field) {
    return number(field, 0, Double.MAX_VALUE);
  }

  Fields time(String field) {
    JsonNode it = get(field);
    return must(
        field,
        it.isNumber() && it.doubleValue() >= EARLIEST_MS && it.doubleValue() < LATEST_MS,
        "a time in ms since 1970");
  }

  Fields oneOf(String field, Set<String> values) {
    return must(
        field,
        get(field).isTextual() && values.contains(get(field).textValue()),
        "one of " + values);
  }

  Fields list(String field) {
    return must(field, get(field).isArray(), "a list");
  }

  private Fields must(String field, boolean kept, String form) {
    if (object.isObject() && !kept) {
      faults.add(
          has(field)
              ? "%s has a %s that is not %s: %s".formatted(what, field, form, get(field))
              : "%s has no %s".formatted(what, field));
    }
    return this;
  }
}
