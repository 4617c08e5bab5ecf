package dev.tallyboard.workflow.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/**
 * The database did not do what it was asked; nothing of the transaction is written. Says what kind
 * of refusal it was, and nothing else: a database's own message may quote a document.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Classes of SQL states: connection, rollback (a deadlock), resources, object in use (a lock
   * waited for too long), operator intervention (a shutdown).
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

  private final boolean passing;

  StoreFailure(RuntimeException refusal) {
    Optional<SQLException> sql = sql(refusal);
    super(
        sql.map(it -> "SQL state %s, error %d".formatted(it.getSQLState(), it.getErrorCode()))
            .orElseGet(() -> refusal.getClass().getSimpleName()));
    setStackTrace(refusal.getStackTrace());
    passing = sql.map(StoreFailure::isPassing).orElse(false);
  }

  /** Whether the same may well succeed a little later: what was written is not to blame. */
  public boolean isPassing() {
    return passing;
  }

  private static boolean isPassing(SQLException refusal) {
    String state = refusal.getSQLState();
    return refusal instanceof SQLTransientException
        || refusal instanceof SQLRecoverableException
        || refusal instanceof SQLNonTransientConnectionException
        || (state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2)));
  }

  private static Optional<SQLException> sql(Throwable refusal) {
    for (Throwable it = refusal; it != null; it = it.getCause()) {
      if (it instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
