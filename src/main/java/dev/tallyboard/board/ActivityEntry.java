package dev.tallyboard.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tallyboard.event.Kind;
import dev.tallyboard.event.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of what happened.
 *
 * @param id of the event; absent for one that came without
 * @param at epoch ms
 * @param text a sentence for the operator, in English
 * @param attempt the attempt of a progress from the second on: newest progress is kept by attempt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityEntry(
    @JsonProperty @Nullable String id,
    @JsonProperty long at,
    @JsonProperty Kind kind,
    @JsonProperty String poId,
    @JsonProperty Stage stage,
    @JsonProperty String text,
    @JsonProperty @Nullable Integer attempt) {

  public ActivityEntry {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(poId, "poId");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(text, "text");
  }

  /** By what tells entries apart; the feed looks each of them up with every frame. */
  @Override
  public int hashCode() {
    return id == null ? Long.hashCode(at) : id.hashCode();
  }
}
