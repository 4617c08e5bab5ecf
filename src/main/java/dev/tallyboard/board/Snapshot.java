package dev.tallyboard.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's whole board at one instant: what the gateway serves, what a checkpoint keeps and
 * what the window shows. Immutable.
 *
 * @param lastEventId the event it is true at; absent where the server gives no ids
 * @param at epoch ms at which it was taken
 * @param orders in the order of their first event
 * @param pipeline the known stages in flow order, then the unknown ones that occur, by name
 * @param activity newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Snapshot(
    @JsonProperty String merchantId,
    @JsonProperty @Nullable String lastEventId,
    @JsonProperty long at,
    @JsonProperty List<Order> orders,
    @JsonProperty List<PipelineStage> pipeline,
    @JsonProperty List<ActivityEntry> activity) {
  public Snapshot {
    merchantId = merchantId == null ? "" : merchantId;
    orders = orders == null ? List.of() : List.copyOf(orders);
    pipeline = pipeline == null ? List.of() : List.copyOf(pipeline);
    activity = activity == null ? List.of() : List.copyOf(activity);
  }

  public static Snapshot empty(String merchantId) {
    return new Board(merchantId).snapshot(0);
  }
}
