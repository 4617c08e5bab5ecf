package dev.tallyboard.console.settings;

import dev.tallyboard.console.text.Texts;
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

  private static final Texts TEXTS = Texts.of(FeedDiary.class);

  /** Words of {@link Notice.Diagnostic}, and the keys of what an operator reads for them. */
  private static final Map<String, String> NAMES = names();

  /** By the word of the feed. */
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
    NAMES.keySet().forEach(it -> counts.put(it, 0L));
  }

  /**
   * @param now epoch ms
   */
  public synchronized void note(Notice notice, long now) {
    switch (notice) {
      case Notice.Diagnostic it -> {
        counts.merge(it.what(), 1L, Long::sum);
        if (!it.what().equals("duplicate") && !it.what().equals("clamped")) {
          add(new Entry(now, TEXTS.of("diary.entry", name(it.what()), it.detail())));
        }
      }
      case Notice.ConnectionChanged it -> {
        String reason = it.connection().reason();
        if (reason != null && it.connection().state() != state) {
          add(new Entry(now, TEXTS.of("diary.connection", reason)));
        }
        state = it.connection().state();
      }
      case Notice.SnapshotTaken _, Notice.EventTold _ -> {}
    }
  }

  /** By name, in a fixed order; zeros too. */
  synchronized Map<String, Long> counts() {
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach((what, count) -> named.put(name(what), count));
    return named;
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

  private static String name(String what) {
    String key = NAMES.get(what);
    return key == null ? what : TEXTS.of(key);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("malformed", "diary.malformed");
    names.put("unknown-event", "diary.unknown-event");
    names.put("clamped", "diary.clamped");
    names.put("duplicate", "diary.duplicate");
    names.put("oversize", "diary.oversize");
    names.put("foreign-merchant", "diary.foreign-merchant");
    names.put("reset", "diary.reset");
    return names;
  }
}
