package dev.tallyboard.board;

/** What became of an event that was handed to a {@link Board}. */
public enum Outcome {
  /** It is part of the board now. */
  APPLIED,
  /** Its id had been seen. */
  DUPLICATE,
  /** New, but without effect: of an earlier attempt, or a progress behind its stage's end. */
  WITHOUT_EFFECT
}
