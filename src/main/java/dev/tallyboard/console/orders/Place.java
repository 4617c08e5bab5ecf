package dev.tallyboard.console.orders;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.StageRun;
import java.util.List;
import java.util.Objects;

/** Tells what moves a row, or takes it in or out, from what only changes what it shows. */
final class Place {
  private Place() {}

  /** Mere progress moves no row, and progress is most of what happens. */
  static boolean mayDiffer(Order before, Order after) {
    return before.status() != after.status()
        || !before.stage().equals(after.stage())
        || !Objects.equals(before.endedAt(), after.endedAt())
        || before.uploadedAt() == null
        || !before.uploadedAt().equals(after.uploadedAt())
        || !OrderWords.areThoseOf(before, after)
        || runsDiffer(before.stages(), after.stages());
  }

  private static boolean runsDiffer(List<StageRun> before, List<StageRun> after) {
    if (before.size() != after.size()) {
      return true;
    }
    for (int i = 0; i < before.size(); i++) {
      StageRun one = before.get(i);
      StageRun other = after.get(i);
      if (one.status() != other.status()
          || one.startedAt() == null
          || !one.startedAt().equals(other.startedAt())) {
        return true;
      }
    }
    return false;
  }
}
