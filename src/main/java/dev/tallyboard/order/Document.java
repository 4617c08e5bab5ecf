package dev.tallyboard.order;

import org.jspecify.annotations.Nullable;

/**
 * An uploaded purchase order, as it came.
 *
 * @param name the file's name, without folders
 * @param content never logged
 * @param idempotencyKey as the client gave it, to make a repeated upload one order
 */
public record Document(
    String merchantId, String name, byte[] content, @Nullable String idempotencyKey) {}
