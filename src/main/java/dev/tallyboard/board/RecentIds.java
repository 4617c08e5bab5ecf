package dev.tallyboard.board;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/** The newest ids, to tell a duplicate where ids do not compare by number. */
final class RecentIds {
  private static final int MAX_IDS = 4_096;

  /** A mere queue, which is cheap, until somebody asks: nobody does while ids grow by number. */
  private SequencedCollection<String> ids = new ArrayDeque<>();

  boolean contains(String id) {
    if (ids.isEmpty()) {
      return false;
    }
    if (!(ids instanceof LinkedHashSet)) {
      ids = new LinkedHashSet<>(ids);
    }
    return ids.contains(id);
  }

  void add(@Nullable String id) {
    if (id != null) {
      ids.add(id);
    }
    if (ids.size() > MAX_IDS) {
      ids.removeFirst();
    }
  }
}
