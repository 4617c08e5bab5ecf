package dev.tallyboard.alarm;

/** What became of the call for an operator. Normal is the absence of an alarm. */
public enum Standing {
  /** The trouble is there, and nobody has taken note of it. */
  UNACKNOWLEDGED,
  /** The trouble is there, and somebody has taken note. */
  ACKNOWLEDGED,
  /** The trouble is over, and nobody has taken note of it. */
  RETURNED,
  /** Silent for a time. */
  SHELVED
}
