package dev.tallyboard.board;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest progress of each order, stage and attempt, and every other event; bounded. */
final class Activity {
  static final int MAX_ENTRIES = 500;

  private sealed interface Key {
    record OfProgress(String poId, Stage stage, int attempt) implements Key {}

    record Single(long number) implements Key {}
  }

  /** Oldest first. */
  private final Map<Key, ActivityLine> lines = new LinkedHashMap<>();

  private long singles;
  private @Nullable List<ActivityEntry> newestFirst;

  /**
   * @param attempt of the stage's run that the event belongs to
   */
  void add(@Nullable String id, Event event, int attempt) {
    put(
        key(event.kind(), event.poId(), event.stage(), attempt),
        ActivityLine.of(id, event, attempt));
  }

  void restore(List<ActivityEntry> newestFirstEntries) {
    for (ActivityEntry it : newestFirstEntries.reversed()) {
      int attempt = it.attempt() == null ? StageRun.FIRST_ATTEMPT : it.attempt();
      put(key(it.kind(), it.poId(), it.stage(), attempt), ActivityLine.of(it));
    }
  }

  List<ActivityEntry> newestFirst() {
    if (newestFirst == null) {
      newestFirst =
          List.copyOf(
              new ArrayList<>(lines.values())
                  .reversed().stream().map(ActivityLine::entry).toList());
    }
    return newestFirst;
  }

  private Key key(Kind kind, String poId, Stage stage, int attempt) {
    return kind == Kind.PROGRESS
        ? new Key.OfProgress(poId, stage, attempt)
        : new Key.Single(singles++);
  }

  private void put(Key key, ActivityLine line) {
    lines.remove(key);
    lines.put(key, line);
    if (lines.size() > MAX_ENTRIES) {
      lines.remove(lines.keySet().iterator().next());
    }
    newestFirst = null;
  }
}
