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
  private final Map<Key, ActivityEntry> entries = new LinkedHashMap<>();

  private long singles;
  private @Nullable List<ActivityEntry> newestFirst;

  /**
   * @param attempt of the stage's run that the event belongs to
   */
  void add(@Nullable String id, Event event, int attempt) {
    put(
        new ActivityEntry(
            id,
            event.at(),
            event.kind(),
            event.poId(),
            event.stage(),
            ActivityText.of(event),
            event.kind() == Kind.PROGRESS && attempt > StageRun.FIRST_ATTEMPT
                ? (Integer) attempt
                : null));
  }

  void restore(List<ActivityEntry> newestFirstEntries) {
    newestFirstEntries.reversed().forEach(this::put);
  }

  List<ActivityEntry> newestFirst() {
    if (newestFirst == null) {
      newestFirst = List.copyOf(new ArrayList<>(entries.values()).reversed());
    }
    return newestFirst;
  }

  private void put(ActivityEntry entry) {
    Key key =
        entry.kind() == Kind.PROGRESS
            ? new Key.OfProgress(
                entry.poId(),
                entry.stage(),
                entry.attempt() == null ? StageRun.FIRST_ATTEMPT : entry.attempt())
            : new Key.Single(singles++);
    entries.remove(key);
    entries.put(key, entry);
    if (entries.size() > MAX_ENTRIES) {
      entries.remove(entries.keySet().iterator().next());
    }
    newestFirst = null;
  }
}
