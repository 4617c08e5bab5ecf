package dev.tallyboard.console.settings;

import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what was not as the contract asks, and keeps the last errors. Any thread. */
public final class FeedDiary {
  private static final int MOST_ERRORS = 20;

  /** Words of {@link Notice.Diagnostic}, and what an operator reads for them. */
  private static final Map<String, String> NAMES = names();

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final ArrayDeque<Entry> errors = new ArrayDeque<>();
  private @Nullable ConnectionState state;

  /**
   * An error.
   *
   * @param at epoch ms
   */
  public record Entry(long at, String text) {}

  public FeedDiary() {
    NAMES.values().forEach(it -> counts.put(it, 0L));
  }

  /**
   * @param now epoch ms
   */
  public synchronized void note(Notice notice, long now) {
    switch (notice) {
      case Notice.Diagnostic it -> {
        String name = NAMES.getOrDefault(it.what(), it.what());
        counts.merge(name, 1L, Long::sum);
        if (!it.what().equals("duplicate") && !it.what().equals("clamped")) {
          add(new Entry(now, name + ": " + it.detail()));
        }
      }
      case Notice.ConnectionChanged it -> {
        String reason = it.connection().reason();
        if (reason != null && it.connection().state() != state) {
          add(new Entry(now, "Connection: " + reason));
        }
        state = it.connection().state();
      }
      case Notice.SnapshotTaken _, Notice.EventTold _ -> {}
    }
  }

  /** By name, in a fixed order; zeros too. */
  synchronized Map<String, Long> counts() {
    return new LinkedHashMap<>(counts);
  }

  synchronized List<Entry> newestErrors() {
    return new ArrayList<>(errors);
  }

  private void add(Entry entry) {
    errors.addFirst(entry);
    if (errors.size() > MOST_ERRORS) {
      errors.removeLast();
    }
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("malformed", "Malformed");
    names.put("unknown-event", "Of an unknown kind");
    names.put("clamped", "Clamped");
    names.put("duplicate", "Duplicate");
    names.put("oversize", "Oversize");
    names.put("foreign-merchant", "Of a foreign merchant");
    names.put("reset", "Resets");
    return names;
  }
}
