package dev.tallyboard.console.control;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.event.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stages of an order as an operator sees them, and how each stands. */
public final class OrderStages {
  private OrderStages() {}

  /** The known ones in flow order, then those that only this order has. */
  public static List<Stage> of(Order order) {
    Set<Stage> stages = new LinkedHashSet<>(Stage.FLOW);
    stages.addAll(order.plannedStages());
    order.stages().forEach(it -> stages.add(it.stage()));
    return List.copyOf(stages);
  }

  /**
   * @param slow whether the order's current stage takes far longer than usual
   */
  public static StepState step(Order order, Stage stage, boolean slow) {
    StageStatus status = order.run(stage).map(StageRun::status).orElse(null);
    return switch (status) {
      case DONE -> StepState.DONE;
      case FAILED -> StepState.FAILED;
      case RUNNING -> slow && stage.equals(order.stage()) ? StepState.SLOW : StepState.RUNNING;
      case WAITING -> StepState.WAITING;
      case null ->
          order.status() == OrderStatus.WAITING && stage.equals(order.stage())
              ? StepState.WAITING
              : order.plannedStages().contains(stage) ? StepState.TO_DO : StepState.NOT_PLANNED;
    };
  }
}
