package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the operator did at this desk, as entries of the feed. */
final class DeskStory {
  private static final int MAX_ENTRIES = 50;

  private final List<FeedEntry> newestFirst = new ArrayList<>();

  void tell(long at, String subject, String text) {
    newestFirst.addFirst(new FeedEntry(at, BadgeKind.SYSTEM, subject, text, null));
    if (newestFirst.size() > MAX_ENTRIES) {
      newestFirst.removeLast();
    }
  }

  /** What was told last. */
  FeedEntry newest() {
    return newestFirst.getFirst();
  }

  /** Newest first, as a list of the caller's own. */
  List<FeedEntry> with(List<FeedEntry> others) {
    List<FeedEntry> all = new ArrayList<>(newestFirst);
    all.addAll(others);
    all.sort(Comparator.comparingLong(FeedEntry::at).reversed());
    return all;
  }
}
