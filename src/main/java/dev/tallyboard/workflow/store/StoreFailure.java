package dev.tallyboard.workflow.store;

import java.sql.SQLException;

/**
 * The database did not do what it was asked; nothing of the transaction is written. Says what kind
 * of refusal it was, and nothing else: a database's own message may quote a document.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreFailure(RuntimeException refusal) {
    super(kindOf(refusal));
    setStackTrace(refusal.getStackTrace());
  }

  private static String kindOf(RuntimeException refusal) {
    for (Throwable it = refusal; it != null; it = it.getCause()) {
      if (it instanceof SQLException sql) {
        return "SQL state %s, error %d".formatted(sql.getSQLState(), sql.getErrorCode());
      }
    }
    return refusal.getClass().getSimpleName();
  }
}
