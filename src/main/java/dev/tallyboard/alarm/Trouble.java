package dev.tallyboard.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.alarm.Cause.Kind;
import dev.tallyboard.board.Order;
import dev.tallyboard.board.StageRun;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.event.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, told apart from every earlier and later trouble of the same order: a retry that
 * fails again is another one.
 *
 * @param stage null for the connection
 * @param since epoch ms at which it failed, the stage started, or the stream was lost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trouble(
    @JsonProperty Kind kind,
    @JsonProperty @Nullable Stage stage,
    @JsonProperty @Nullable String workflowId,
    @JsonProperty int attempt,
    @JsonProperty long since) {

  public Trouble {
    Objects.requireNonNull(kind, "kind");
  }

  static Trouble ofConnection(Kind kind, long since) {
    return new Trouble(kind, null, null, 1, since);
  }

  /** By the time the order failed, so that a recovery between two looks is not missed. */
  static Trouble failed(Order order) {
    return new Trouble(
        Kind.STAGE_FAILED,
        order.stage(),
        order.workflowId(),
        order.currentRun().map(StageRun::attempt).orElse(1),
        order.endedAt() == null ? 0 : order.endedAt());
  }

  /** What it would be, were the running stage stuck; null where none runs since a known time. */
  static @Nullable Trouble stuck(Order order) {
    StageRun run = order.currentRun().orElse(null);
    return run == null || run.status() != StageStatus.RUNNING || run.startedAt() == null
        ? null
        : new Trouble(
            Kind.ORDER_STUCK, order.stage(), order.workflowId(), run.attempt(), run.startedAt());
  }
}
