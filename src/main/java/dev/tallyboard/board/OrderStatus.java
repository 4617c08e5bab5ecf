package dev.tallyboard.board;

/** Where an order stands as a whole. */
public enum OrderStatus {
  WAITING,
  RUNNING,
  FAILED,
  PAUSED,
  CANCELLED,
  DONE
}
