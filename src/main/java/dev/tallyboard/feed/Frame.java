package dev.tallyboard.feed;

import dev.tallyboard.board.Snapshot;

/**
 * All that a window shows, at one instant. Immutable; parts that did not change keep their
 * reference.
 *
 * @param board empty before the first snapshot
 * @param completeness whether the board is whole
 * @param missedApplied how many events that were missed the last return to LIVE has brought; 0
 *     before
 */
public record Frame(
    Connection connection,
    Snapshot board,
    Completeness completeness,
    Traffic traffic,
    int missedApplied) {

  /** How much of the truth the board holds. */
  public enum Completeness {
    /** No snapshot yet. */
    LOADING,
    /** A snapshot and what followed. */
    WHOLE,
    /** The server has no snapshots: only what happened since the start. */
    SINCE_START
  }
}
