package dev.tallyboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * How busy and how quick the stream is. Latencies are from the publisher's timestamp to the fold,
 * in ms, over the last 60 s; null while nothing was measured.
 */
public record Traffic(
    double eventsPerSecond,
    @Nullable Long latestLatencyMs,
    @Nullable Long p50Ms,
    @Nullable Long p99Ms) {
  public static final Traffic NONE = new Traffic(0, null, null, null);
}
