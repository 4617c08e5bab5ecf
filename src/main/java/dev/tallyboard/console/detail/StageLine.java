package dev.tallyboard.console.detail;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.console.control.Moment;
import dev.tallyboard.console.control.OrderStages;
import dev.tallyboard.console.control.StageName;
import dev.tallyboard.console.control.StepState;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.event.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of the order: how long it took, against what is typical.
 *
 * @param length of the bar, 0 to 1; 0 for none
 * @param typical where the tick is on the same scale; null for none
 * @param duration empty where it has not started
 * @param time at which it started, or why there is none
 */
record StageLine(
    StepState step,
    String name,
    double length,
    @Nullable Double typical,
    String duration,
    String time,
    String accessible) {
  private static final Texts TEXTS = Texts.of(StageLine.class);

  static List<StageLine> of(Order order, Moment moment, Times times) {
    List<Stage> stages = OrderStages.of(order);
    boolean slow = moment.isSlow(order);
    long longest = 1;
    for (Stage stage : stages) {
      Long took = took(order, stage, moment);
      if (took != null) {
        longest = Math.max(longest, Math.max(took, usual(stage, moment)));
      }
    }
    double scale = longest;
    return stages.stream().map(it -> of(order, it, slow, scale, moment, times)).toList();
  }

  private static StageLine of(
      Order order, Stage stage, boolean slow, double scale, Moment moment, Times times) {
    StepState step = OrderStages.step(order, stage, slow);
    String name = StageName.of(stage);
    StageRun run = order.run(stage).orElse(null);
    Long took = took(order, stage, moment);
    long usual = usual(stage, moment);
    String time =
        run == null || run.startedAt() == null ? notStarted(step) : times.clock(run.startedAt());
    String duration = took == null ? "" : Times.stopwatch(took);
    String state = TEXTS.of(state(step));
    return new StageLine(
        step,
        name,
        took == null ? 0 : took / scale,
        took == null || usual == 0 ? null : (Double) (usual / scale),
        duration,
        time,
        took == null
            ? TEXTS.of("stage.accessible", name, state)
            : TEXTS.of(
                usual == 0 ? "stage.accessible.took" : "stage.accessible.typical",
                name,
                state,
                Times.words(took),
                time,
                Times.words(usual)));
  }

  /** How long its newest attempt took or has run, in ms; null where that is not known. */
  private static @Nullable Long took(Order order, Stage stage, Moment moment) {
    StageRun run = order.run(stage).orElse(null);
    if (run == null || run.startedAt() == null || run.status() == StageStatus.WAITING) {
      return null;
    }
    return run.endedAt() == null ? moment.ran(run) : Math.max(0, run.endedAt() - run.startedAt());
  }

  /** In ms; 0 where nobody knows. */
  private static long usual(Stage stage, Moment moment) {
    Long usual = moment.typical().get(stage);
    return usual == null ? 0 : usual;
  }

  private static String notStarted(StepState step) {
    return switch (step) {
      case WAITING -> TEXTS.of("stage.waiting");
      case TO_DO -> TEXTS.of("stage.not.started");
      case NOT_PLANNED -> TEXTS.of("stage.not.planned");
      case DONE, RUNNING, SLOW, FAILED -> "";
    };
  }

  private static String state(StepState step) {
    return switch (step) {
      case DONE -> "stage.state.done";
      case FAILED -> "stage.state.failed";
      case RUNNING -> "stage.state.running";
      case SLOW -> "stage.state.slow";
      case WAITING -> "stage.state.waiting";
      case TO_DO -> "stage.state.to-do";
      case NOT_PLANNED -> "stage.state.not-planned";
    };
  }
}
