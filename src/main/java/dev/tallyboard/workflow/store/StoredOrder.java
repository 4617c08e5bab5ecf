package dev.tallyboard.workflow.store;

import org.jspecify.annotations.Nullable;

/**
 * What every stage has to know of an order.
 *
 * @param document the file's name
 * @param uploadedAt epoch ms
 * @param lineCount null before the document has been read
 */
public record StoredOrder(
    String poId,
    String workflowId,
    String merchantId,
    String documentId,
    String document,
    long uploadedAt,
    @Nullable String poNumber,
    @Nullable String supplier,
    @Nullable Integer lineCount) {}
