package dev.tallyboard.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase order, as the document states it: the same SKU on two lines stays two
 * lines.
 *
 * @param line 1 for the first
 * @param unitPrice in the order's currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineItem(
    @JsonProperty int line,
    @JsonProperty @Nullable String sku,
    @JsonProperty @Nullable String description,
    @JsonProperty @Nullable BigDecimal quantity,
    @JsonProperty @Nullable BigDecimal unitPrice) {}
