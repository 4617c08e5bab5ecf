package dev.tallyboard.workflow.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

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

  private static final Set<String> LOST = Set.of("08", "57");

  private final boolean passing;
  private final boolean lost;
  private final boolean unreached;

  StoreFailure(RuntimeException refusal) {
    Optional<SQLException> sql = sql(refusal);
    super(
        sql.map(it -> "SQL state %s, error %d".formatted(it.getSQLState(), it.getErrorCode()))
            .orElseGet(() -> refusal.getClass().getSimpleName()));
    setStackTrace(refusal.getStackTrace());
    unreached = refusal instanceof ConnectionException;
    lost = unreached || sql.map(StoreFailure::isOfTheConnection).orElse(false);
    passing = sql.map(StoreFailure::isPassing).orElse(false);
  }

  /** Whether the same may well succeed a little later: what was written is not to blame. */
  public boolean isPassing() {
    return passing;
  }

  /** Whether the connection was lost on the way: what was written may be kept all the same. */
  public boolean isLost() {
    return lost;
  }

  /** Whether the database was not even asked: nothing can have been done. */
  public boolean isUnreached() {
    return unreached;
  }

  private static boolean isPassing(SQLException refusal) {
    return refusal instanceof SQLTransientException
        || isOfTheConnection(refusal)
        || PASSING.contains(stateClass(refusal));
  }

  private static boolean isOfTheConnection(SQLException refusal) {
    return refusal instanceof SQLRecoverableException
        || refusal instanceof SQLNonTransientConnectionException
        || LOST.contains(stateClass(refusal));
  }

  private static String stateClass(SQLException refusal) {
    String state = refusal.getSQLState();
    return state != null && state.length() == 5 ? state.substring(0, 2) : "";
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
