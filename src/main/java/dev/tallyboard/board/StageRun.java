package dev.tallyboard.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.tallyboard.event.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest attempt at a stage of an order.
 *
 * @param progress percent; 100 when done, 0 when failed
 * @param stoppedAt percent at which it failed
 * @param startedAt epoch ms
 * @param endedAt epoch ms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageRun(
    @JsonProperty Stage stage,
    @JsonProperty StageStatus status,
    @JsonProperty @JsonSerialize(using = Percent.class) double progress,
    @JsonProperty @JsonSerialize(using = Percent.class) @Nullable Double stoppedAt,
    @JsonProperty @Nullable String message,
    @JsonProperty @Nullable String error,
    @JsonProperty int attempt,
    @JsonProperty @Nullable Long startedAt,
    @JsonProperty @Nullable Long endedAt) {
  static final int FIRST_ATTEMPT = 1;

  public StageRun {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(status, "status");
    attempt = Math.max(FIRST_ATTEMPT, attempt);
  }

  static StageRun opened(Stage stage, StageStatus status, int attempt, @Nullable Long startedAt) {
    return new StageRun(stage, status, 0, null, null, null, attempt, startedAt, null);
  }

  public boolean hasEnded() {
    return status == StageStatus.DONE || status == StageStatus.FAILED;
  }

  StageRun started(@Nullable String text, long at) {
    return new StageRun(stage, StageStatus.RUNNING, progress, null, text, null, attempt, at, null);
  }

  StageRun saying(@Nullable String text) {
    return text == null
        ? this
        : new StageRun(
            stage, status, progress, stoppedAt, text, error, attempt, startedAt, endedAt);
  }

  StageRun progressed(double percent, @Nullable String text) {
    return new StageRun(
        stage,
        StageStatus.RUNNING,
        Math.max(progress, percent),
        null,
        text == null ? message : text,
        null,
        attempt,
        startedAt,
        null);
  }

  StageRun completed(long at) {
    return new StageRun(stage, StageStatus.DONE, 100, null, message, null, attempt, startedAt, at);
  }

  StageRun failed(@Nullable String why, long at) {
    double stopped = status == StageStatus.FAILED && stoppedAt != null ? stoppedAt : progress;
    return new StageRun(
        stage, StageStatus.FAILED, 0, stopped, message, why, attempt, startedAt, at);
  }
}
