package dev.tallyboard.workflow.store;

import dev.tallyboard.event.Stage;
import dev.tallyboard.workflow.store.Run.Claim;
import dev.tallyboard.workflow.store.Run.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The runs of stages. Every change names the claim it is made under and what it changes from: of
 * two workers who think that a run is theirs, only the one that took it up last goes on.
 */
public final class StageRuns {
  private final Handle handle;

  StageRuns(Handle handle) {
    this.handle = handle;
  }

  public void add(Run run) {
    handle.execute(
        "insert into stage_run (workflow_id, stage, attempt, status, done) values (?, ?, ?, ?, ?)",
        run.id().workflowId(),
        run.id().stage().name(),
        run.id().attempt(),
        run.status().name(),
        run.done());
  }

  public Optional<Run> find(Run.Id id) {
    return handle
        .createQuery(
            "select * from stage_run"
                + " where workflow_id = :workflow and stage = :stage and attempt = :attempt")
        .bind("workflow", id.workflowId())
        .bind("stage", id.stage().name())
        .bind("attempt", id.attempt())
        .map((row, context) -> run(row))
        .findOne();
  }

  /** The newest attempt at each stage that has begun. */
  public List<Run> newest(String workflowId) {
    return handle
        .createQuery(
            "select * from stage_run r where workflow_id = :workflow and attempt ="
                + " (select max(attempt) from stage_run n"
                + " where n.workflow_id = r.workflow_id and n.stage = r.stage)")
        .bind("workflow", workflowId)
        .map((row, context) -> run(row))
        .list();
  }

  /**
   * Takes a run up; from here on nobody else may write to it.
   *
   * @throws Overtaken when a newer claim has it
   */
  public void claim(Claim claim) {
    Run.Id id = claim.run();
    int claimed =
        handle.execute(
            "update stage_run set claim = ?"
                + " where workflow_id = ? and stage = ? and attempt = ? and claim < ?",
            claim.number(),
            id.workflowId(),
            id.stage().name(),
            id.attempt(),
            claim.number());
    if (claimed != 1) {
      throw new Overtaken(id);
    }
  }

  /** Nobody may take the run up any more; whoever has it finds out at its next write. */
  public void closeToClaims(Run.Id id) {
    handle.execute(
        "update stage_run set claim = ? where workflow_id = ? and stage = ? and attempt = ?",
        Long.MAX_VALUE,
        id.workflowId(),
        id.stage().name(),
        id.attempt());
  }

  /**
   * @throws Overtaken when a newer claim has the run, or it does not stand at {@code from}
   */
  public void move(Claim claim, Status from, Status to) {
    Run.Id id = claim.run();
    int moved =
        handle.execute(
            "update stage_run set status = ?"
                + " where workflow_id = ? and stage = ? and attempt = ? and claim = ?"
                + " and status = ?",
            to.name(),
            id.workflowId(),
            id.stage().name(),
            id.attempt(),
            claim.number(),
            from.name());
    if (moved != 1) {
      throw new Overtaken(id);
    }
  }

  /**
   * Notes that a running run has done one more step.
   *
   * @param step 1 for the first
   * @throws Overtaken when a newer claim has the run, or it is not at the step before
   */
  public void stepDone(Claim claim, int step) {
    Run.Id id = claim.run();
    int moved =
        handle.execute(
            "update stage_run set done = ?"
                + " where workflow_id = ? and stage = ? and attempt = ? and claim = ?"
                + " and status = 'RUNNING' and done = ?",
            step,
            id.workflowId(),
            id.stage().name(),
            id.attempt(),
            claim.number(),
            step - 1);
    if (moved != 1) {
      throw new Overtaken(id);
    }
  }

  private static Run run(ResultSet row) throws SQLException {
    Run.Id id =
        new Run.Id(
            row.getString("workflow_id"), Stage.of(row.getString("stage")), row.getInt("attempt"));
    return new Run(id, Status.valueOf(row.getString("status")), row.getInt("done"));
  }
}
