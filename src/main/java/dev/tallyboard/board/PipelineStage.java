package dev.tallyboard.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How many orders stand where in one stage.
 *
 * @param typicalMs median duration of the newest ended runs, in ms; absent before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineStage(
    @JsonProperty Stage stage,
    @JsonProperty int running,
    @JsonProperty int waiting,
    @JsonProperty int failed,
    @JsonProperty @Nullable Long typicalMs) {}
