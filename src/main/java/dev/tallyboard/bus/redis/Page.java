package dev.tallyboard.bus.redis;

import static dev.tallyboard.bus.redis.RedisEventLog.list;
import static dev.tallyboard.bus.redis.RedisEventLog.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the script that reads has given.
 *
 * @param log the log's name now
 * @param entries oldest first; none unless the place is held
 */
record Page(String log, Place place, List<Entry> entries) {
  /** What became of the place that was asked for. */
  enum Place {
    OK,
    TRIMMED,
    UNKNOWN
  }

  /**
   * An event as stored.
   *
   * @param id without the log's name
   */
  record Entry(String id, String kind, String payload) {}

  static Page of(List<Object> answer) {
    List<Entry> entries = new ArrayList<>();
    for (Object entry : list(answer.get(2))) {
      List<?> idAndFields = list(entry);
      List<?> fields = list(idAndFields.get(1));
      entries.add(
          new Entry(text(idAndFields.get(0)), field(fields, "kind"), field(fields, "data")));
    }
    return new Page(
        text(answer.get(0)),
        Place.valueOf(text(answer.get(1)).toUpperCase(Locale.ROOT)),
        List.copyOf(entries));
  }

  /** Empty where there is none: not everybody who writes to a stream is of us. */
  private static String field(List<?> fields, String wanted) {
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      if (text(fields.get(i)).equals(wanted)) {
        return text(fields.get(i + 1));
      }
    }
    return "";
  }
}
