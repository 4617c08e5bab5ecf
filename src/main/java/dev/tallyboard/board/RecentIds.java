package dev.tallyboard.board;

import java.util.LinkedHashSet;

/** The newest ids that are not of our form, to tell a duplicate by equality. */
final class RecentIds {
  private static final int MAX_IDS = 4_096;

  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  boolean contains(String id) {
    return ids.contains(id);
  }

  void add(String id) {
    ids.add(id);
    if (ids.size() > MAX_IDS) {
      ids.removeFirst();
    }
  }
}
