package dev.tallyboard.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as the board knows it. Immutable: an order that did not change keeps its
 * reference from one snapshot to the next.
 *
 * @param stage the failed stage, else the running one, else the first not done, else the last
 * @param plan the stages it will go through; empty when nobody told
 * @param uploadedAt epoch ms
 * @param updatedAt epoch ms of the newest event
 * @param endedAt epoch ms at which it was done, failed or was cancelled
 * @param confidence percent
 * @param stages the stages that have been heard of, in flow order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(
    @JsonProperty String poId,
    @JsonProperty @Nullable String workflowId,
    @JsonProperty @Nullable String poNumber,
    @JsonProperty @Nullable String supplier,
    @JsonProperty @Nullable String document,
    @JsonProperty OrderStatus status,
    @JsonProperty Stage stage,
    @JsonProperty @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Stage> plan,
    @JsonProperty @Nullable Long uploadedAt,
    @JsonProperty long updatedAt,
    @JsonProperty @Nullable Long endedAt,
    @JsonProperty @Nullable Integer lineItems,
    @JsonProperty @Nullable Integer confidence,
    @JsonProperty List<StageRun> stages) {

  public Order {
    Objects.requireNonNull(poId, "poId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(stage, "stage");
    plan = plan == null ? List.of() : List.copyOf(plan);
    stages = stages == null ? List.of() : List.copyOf(stages);
  }

  /** The plan, or all known stages where nobody told one. */
  public List<Stage> plannedStages() {
    return plan.isEmpty() ? Stage.FLOW : plan;
  }

  public Optional<StageRun> run(Stage of) {
    for (StageRun run : stages) {
      if (run.stage().equals(of)) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  /** The run of the current stage; empty while it has not been heard of. */
  public Optional<StageRun> currentRun() {
    return run(stage);
  }

  public boolean isDone(Stage of) {
    return run(of).filter(it -> it.status() == StageStatus.DONE).isPresent();
  }

  public boolean hasEnded() {
    return endedAt != null;
  }
}
