package dev.tallyboard.console.control;

/** How one stage of an order looks on its stepper. */
public enum StepState {
  DONE,
  RUNNING,
  WAITING,
  SLOW,
  FAILED,
  /** Planned, and not begun. */
  TO_DO,
  /** Not in the order's plan: it will not run. */
  NOT_PLANNED
}
