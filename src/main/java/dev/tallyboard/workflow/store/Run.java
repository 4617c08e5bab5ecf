package dev.tallyboard.workflow.store;

import dev.tallyboard.event.Stage;

/**
 * One attempt at one stage of an order.
 *
 * @param done how many of its steps are done
 */
public record Run(Id id, Status status, int done) {
  /** Where a run stands. */
  public enum Status {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** Which run; as text it names the task that carries it out. */
  public record Id(String workflowId, Stage stage, int attempt) {
    public static Id parse(String text) {
      String[] parts = text.split(":", -1);
      return new Id(parts[0], Stage.of(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
      return workflowId + ":" + stage + ":" + attempt;
    }
  }

  /**
   * A worker's hold on a run.
   *
   * @param number the version of the task that gave it the run; it grows with each worker
   */
  public record Claim(Id run, long number) {}

  public boolean hasEnded() {
    return status == Status.DONE || status == Status.FAILED;
  }
}
