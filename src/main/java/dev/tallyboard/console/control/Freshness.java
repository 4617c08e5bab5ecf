package dev.tallyboard.console.control;

import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;

/**
 * Whether what is shown is true now.
 *
 * @param stale a board is shown, and the stream is not live
 * @param asOf epoch ms at which the board was last known to be true; the present while not stale
 */
public record Freshness(boolean stale, long asOf) {
  public static Freshness of(Frame frame, long now) {
    boolean stale = !frame.connection().isLive() && frame.completeness() != Completeness.LOADING;
    Long dataAt = frame.connection().dataAt();
    return new Freshness(stale, stale && dataAt != null ? Math.min(dataAt, now) : now);
  }
}
