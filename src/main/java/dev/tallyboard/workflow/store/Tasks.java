package dev.tallyboard.workflow.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/**
 * The scheduler's table. A task is put into it here, in the transaction that gives rise to it: the
 * scheduler's own client would write on a connection of its own.
 */
public final class Tasks {
  /** The one kind of task there is: carry out a run. */
  public static final String NAME = "stage";

  private final Handle handle;
  private boolean hasScheduled;

  Tasks(Handle handle) {
    this.handle = handle;
  }

  public void schedule(Run.Id run, Instant due) {
    handle
        .createUpdate(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " version) values (:name, :instance, :due, false, 1)")
        .bind("name", NAME)
        .bind("instance", run.toString())
        .bind("due", due.atOffset(ZoneOffset.UTC))
        .execute();
    hasScheduled = true;
  }

  /** Whether the task is there, be it due or under way. */
  public boolean holds(Run.Id run) {
    return handle
            .createQuery(
                "select count(*) from scheduled_tasks"
                    + " where task_name = :name and task_instance = :instance")
            .bind("name", NAME)
            .bind("instance", run.toString())
            .mapTo(int.class)
            .one()
        > 0;
  }

  /** Takes the task out, be it due or under way. */
  public void withdraw(Run.Id run) {
    handle.execute(
        "delete from scheduled_tasks where task_name = ? and task_instance = ?",
        NAME,
        run.toString());
  }

  boolean hasScheduled() {
    return hasScheduled;
  }

  /**
   * Gives back the tasks that a process held when it died. Only an embedded database can know that
   * it did: whoever has it open is alone with it. On a server this does nothing, and a missing
   * heartbeat tells.
   */
  public void releaseThoseOfADeadProcess() {
    if (isEmbedded()) {
      handle.execute(
          "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
              + " version = version + 1 where picked = true");
    }
  }

  private boolean isEmbedded() {
    try {
      String url = handle.getConnection().getMetaData().getURL();
      return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not tell what it is", e);
    }
  }
}
