package dev.tallyboard.board;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** The newest ids, to tell a duplicate where ids do not compare by number. */
final class RecentIds {
  private static final int MAX_IDS = 4_096;

  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  boolean contains(String id) {
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
