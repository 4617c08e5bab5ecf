package dev.tallyboard.console.control;

/** How a progress bar looks. */
public enum TrackState {
  RUNNING,
  /** Running, and how far it is nobody has told. */
  INDETERMINATE,
  WAITING,
  DONE,
  FAILED,
  /** Held by somebody: its fill is quiet. */
  HELD,
  /** As it was when the stream went. */
  STALE
}
