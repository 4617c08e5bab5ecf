package dev.tallyboard.console.activity;

import dev.tallyboard.board.ActivityEntry;
import dev.tallyboard.console.theme.Motion;
import dev.tallyboard.event.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which entries came too fast to be read one by one. Progress goes first: the list of orders shows
 * it, too. Where there are too many without it, what began goes as well; what ended or failed never
 * does.
 */
final class Crowd {
  private final Measured all = new Measured();
  private final Measured withoutProgress = new Measured();
  private final Set<ActivityEntry> grouped = new HashSet<>();

  /** Returns whether too many come to be moved in one by one. */
  boolean add(List<ActivityEntry> fresh, long now) {
    boolean busy = all.isBusy(fresh.size(), now);
    int steps = (int) fresh.stream().filter(it -> it.kind() != Kind.PROGRESS).count();
    boolean flooded = withoutProgress.isBusy(steps, now);
    if (busy) {
      for (ActivityEntry entry : fresh) {
        if (entry.kind() == Kind.PROGRESS || (flooded && entry.kind() == Kind.STAGE)) {
          grouped.add(entry);
        }
      }
    }
    return busy;
  }

  boolean hides(ActivityEntry entry) {
    return grouped.contains(entry);
  }

  void retain(Set<ActivityEntry> present) {
    grouped.retainAll(present);
  }

  /** A rate that is called busy until it is calm again, so that the feed does not flicker. */
  private static final class Measured {
    private final ArrivalRate rate = new ArrivalRate();
    private boolean busy;

    boolean isBusy(int count, long now) {
      int most = busy ? Motion.CALM_ARRIVALS_A_SECOND : Motion.MOST_ARRIVALS_A_SECOND;
      busy = rate.add(count, now) > most;
      return busy;
    }
  }
}
