package dev.tallyboard.console.control;

/** How a progress bar looks. */
public enum TrackState {
  RUNNING,
  WAITING,
  DONE,
  FAILED,
  /** Held by somebody: its fill is quiet. */
  HELD,
  /** As it was when the stream went. */
  STALE
}
