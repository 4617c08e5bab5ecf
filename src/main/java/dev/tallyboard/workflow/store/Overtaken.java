package dev.tallyboard.workflow.store;

/**
 * Another worker has gone on with this run meanwhile: whoever sees this stops, and tells nothing.
 */
public final class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  Overtaken(Run.Id run) {
    super(run.toString());
  }
}
