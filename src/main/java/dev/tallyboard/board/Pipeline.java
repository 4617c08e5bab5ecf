package dev.tallyboard.board;

import dev.tallyboard.event.Stage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many orders stand where in each stage. Kept up order by order, since counting ten thousand
 * anew for each frame would take most of its time.
 */
final class Pipeline {
  private static final Comparator<Stage> KNOWN_THEN_BY_NAME =
      Stage.IN_FLOW_ORDER.thenComparing(Stage::name);

  private final Map<Stage, StageTally> tallies = new HashMap<>();
  private @Nullable List<PipelineStage> counted;

  Pipeline() {
    Stage.FLOW.forEach(stage -> tallies.put(stage, new StageTally()));
  }

  /**
   * Takes one order's place in the counts.
   *
   * @param before null for one that is new on the board
   * @param after null for one that leaves it
   */
  void replace(@Nullable Order before, @Nullable Order after) {
    if (before != null && after != null && countAlike(before, after)) {
      return;
    }
    if (before != null) {
      leave(before, after);
    }
    if (after != null) {
      enter(after, before);
    }
    counted = null;
  }

  /** The known stages in flow order, then the unknown ones that occur, by name. */
  List<PipelineStage> stages() {
    if (counted == null) {
      tallies.entrySet().removeIf(it -> !it.getKey().isKnown() && it.getValue().isUnused());
      counted =
          tallies.keySet().stream()
              .sorted(KNOWN_THEN_BY_NAME)
              .map(stage -> tally(stage).of(stage))
              .toList();
    }
    return counted;
  }

  private void enter(Order order, @Nullable Order before) {
    for (StageRun run : order.stages()) {
      StageTally tally = tally(run.stage());
      tally.count(order, run, 1);
      if (!holds(before, run)) {
        tally.addEnded(order.poId(), run);
      }
    }
    if (order.status() == OrderStatus.WAITING) {
      tally(order.stage()).wait(1);
    }
  }

  private void leave(Order order, @Nullable Order after) {
    for (StageRun run : order.stages()) {
      StageTally tally = tally(run.stage());
      tally.count(order, run, -1);
      if (!holds(after, run)) {
        tally.removeEnded(order.poId(), run);
      }
    }
    if (order.status() == OrderStatus.WAITING) {
      tally(order.stage()).wait(-1);
    }
  }

  /** Whether they stand in the same counts, as before and behind a progress. */
  private static boolean countAlike(Order before, Order after) {
    if (before.status() != after.status()
        || !before.stage().equals(after.stage())
        || before.stages().size() != after.stages().size()) {
      return false;
    }
    for (int i = 0; i < before.stages().size(); i++) {
      StageRun a = before.stages().get(i);
      StageRun b = after.stages().get(i);
      if (a.status() != b.status()
          || !a.stage().equals(b.stage())
          || !Objects.equals(a.startedAt(), b.startedAt())
          || !Objects.equals(a.endedAt(), b.endedAt())) {
        return false;
      }
    }
    return true;
  }

  private StageTally tally(Stage stage) {
    return tallies.computeIfAbsent(stage, _ -> new StageTally());
  }

  private static boolean holds(@Nullable Order order, StageRun run) {
    return order != null && order.run(run.stage()).filter(run::equals).isPresent();
  }
}
