package dev.tallyboard.workflow.store;

/** The database did not do what it was asked; nothing of the transaction is written. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFailure(Throwable cause) {
    super(cause);
  }
}
