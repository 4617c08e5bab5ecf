package dev.tallyboard.workflow.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which orders were told to stop. */
public final class Holds {
  /** What an order was told. */
  public enum Hold {
    /** No stage begins before it is resumed. */
    PAUSED,
    /** Nothing begins any more, and what runs stops. */
    CANCELLED
  }

  private final Handle handle;

  Holds(Handle handle) {
    this.handle = handle;
  }

  /**
   * How the order is held, if it is. Nobody else begins or ends a stage of it, or holds it, until
   * the end of this transaction: to be asked first, before anything of the order is written.
   */
  public Optional<Hold> lock(String workflowId) {
    // An update, not a "for update": that would make PostgreSQL's checks of foreign keys wait.
    handle.execute("update purchase_order set hold = hold where workflow_id = ?", workflowId);
    return handle
        .createQuery("select hold from purchase_order where workflow_id = :workflow")
        .bind("workflow", workflowId)
        .map((row, context) -> Optional.ofNullable(row.getString(1)).map(Hold::valueOf))
        .one();
  }

  /**
   * Holds the order, or lets it go.
   *
   * @return how often this was done to it
   */
  public int change(String workflowId, Optional<Hold> hold) {
    handle.execute(
        "update purchase_order set hold = ?, hold_changes = hold_changes + 1"
            + " where workflow_id = ?",
        hold.map(Hold::name).orElse(null),
        workflowId);
    return handle
        .createQuery("select hold_changes from purchase_order where workflow_id = :workflow")
        .bind("workflow", workflowId)
        .mapTo(int.class)
        .one();
  }
}
