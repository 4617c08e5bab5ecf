package dev.tallyboard.workflow.reading;

import dev.tallyboard.order.LineItem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One purchase order as a document states it.
 *
 * @param supplier its name, or its id where only that is stated
 * @param currency ISO 4217 code
 * @param lines in the document's order; never empty
 * @param confidence percent
 * @param doubts sentences that say what takes it below 100
 */
public record ReadOrder(
    @Nullable String poNumber,
    @Nullable String supplier,
    @Nullable String currency,
    @Nullable LocalDate orderDate,
    List<LineItem> lines,
    int confidence,
    List<String> doubts) {
  public ReadOrder {
    lines = List.copyOf(lines);
    doubts = List.copyOf(doubts);
  }
}
