package dev.tallyboard.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow read from an order's document.
 *
 * @param currency ISO 4217 code, where the document states one
 * @param orderDate ISO 8601 date
 * @param uploadedAt epoch ms
 * @param confidence percent; how sure the reader is of what it read
 * @param doubts sentences that say why it is not surer
 * @param shop where products were sent: a shop's address, or "sandbox"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDetail(
    @JsonProperty String merchantId,
    @JsonProperty String poId,
    @JsonProperty String workflowId,
    @JsonProperty @Nullable String poNumber,
    @JsonProperty @Nullable String supplier,
    @JsonProperty @Nullable String currency,
    @JsonProperty @Nullable LocalDate orderDate,
    @JsonProperty String document,
    @JsonProperty long uploadedAt,
    @JsonProperty @Nullable Integer confidence,
    @JsonProperty List<String> doubts,
    @JsonProperty List<LineItem> lineItems,
    @JsonProperty @Nullable String shop) {
  public OrderDetail {
    doubts = doubts == null ? List.of() : List.copyOf(doubts);
    lineItems = lineItems == null ? List.of() : List.copyOf(lineItems);
  }
}
