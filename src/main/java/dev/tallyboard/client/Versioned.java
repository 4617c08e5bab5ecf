package dev.tallyboard.client;

import dev.tallyboard.board.Snapshot;
import org.jspecify.annotations.Nullable;

/** A board with its {@code ETag}, to ask for a newer one only. */
public record Versioned(Snapshot snapshot, @Nullable String etag) {}
