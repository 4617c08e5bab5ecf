package dev.tallyboard.board;

/** Where one stage of an order stands. */
public enum StageStatus {
  WAITING,
  RUNNING,
  FAILED,
  DONE
}
