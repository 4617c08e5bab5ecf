package dev.tallyboard.workflow.stage;

import dev.tallyboard.event.Stage;
import dev.tallyboard.workflow.shop.ShopClient;
import dev.tallyboard.workflow.stage.Closing.BrokenOff;
import dev.tallyboard.workflow.stage.StageWork.Ending;
import dev.tallyboard.workflow.store.Holds.Hold;
import dev.tallyboard.workflow.store.Overtaken;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Claim;
import dev.tallyboard.workflow.store.Run.Status;
import dev.tallyboard.workflow.store.Store;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoreFailure;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out runs. What a run does, that it did it, and what it tells are one transaction, at
 * every step: whenever its process dies, the next worker finds it between two steps. Any thread may
 * call.
 */
public final class StageRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);

  /** So often the database may refuse what a stage writes before the stage is given up. */
  private static final int MOST_REFUSALS = 3;

  private static final String UNEXPECTED =
      "Something went wrong that should not have; the server's log says more. Retry the stage, and"
          + " report it if it fails again.";

  /** What is to become of the task that asked for a run. */
  public enum Outcome {
    /** The run has ended, well or not. */
    ENDED,
    /** It stopped between two steps, and has to go on later. */
    BROKEN_OFF,
    /** The database could not do it now; nothing is wrong with the run. */
    TO_BE_TRIED_AGAIN,
    /** Somebody else has it, or its order was cancelled. */
    OVERTAKEN,
    /** Its order is paused; its task was taken out of the queue. */
    PUT_ASIDE
  }

  private final Store store;
  private final Telling telling;
  private final Closing closing;
  private final Duration pace;
  private final Clock clock;
  private final Map<Stage, StageWork> works;

  /**
   * @param shopName as an order's detail shows it
   * @param shopMark what messages about the shop end with, such as " (sandbox)"
   */
  public StageRunner(
      Store store,
      Telling telling,
      OrderIds ids,
      ShopClient shop,
      String shopName,
      String shopMark,
      Closing closing,
      Duration pace,
      Clock clock) {
    this.store = store;
    this.telling = telling;
    this.closing = closing;
    this.pace = pace;
    this.clock = clock;
    works =
        Map.of(
            Stage.AI_PARSING, new AiParsing(telling, ids),
            Stage.DATABASE_SAVE, new DatabaseSave(),
            Stage.SHOPIFY_SYNC, new ShopifySync(shop, shopName, shopMark));
  }

  /**
   * Carries out a run, or what is left of it. Whoever had it before finds out at its next write.
   *
   * @param refusals how often in a row this has thrown before
   * @throws StoreFailure when the database refuses what is written; to be tried again
   */
  public Outcome carryOut(Claim claim, int refusals) {
    try {
      Beginning beginning = store.write(tables -> begin(tables, claim));
      if (beginning.steps() != null) {
        go(claim, beginning.steps(), refusals);
      }
      return beginning.outcome();
    } catch (BrokenOff e) {
      return Outcome.BROKEN_OFF;
    } catch (Overtaken e) {
      LOG.info("{} is carried out by somebody else", claim.run());
      return Outcome.OVERTAKEN;
    } catch (StoreFailure e) {
      if (!e.isPassing()) {
        throw e;
      }
      LOG.warn(
          "{} is tried again: the database is not to be had ({})", claim.run(), e.getMessage());
      return Outcome.TO_BE_TRIED_AGAIN;
    }
  }

  /**
   * How a run began.
   *
   * @param steps null where there is nothing to do
   * @param outcome when what there is to do is done
   */
  private record Beginning(@Nullable Steps steps, Outcome outcome) {}

  private Beginning begin(Tables tables, Claim claim) {
    Run.Id id = claim.run();
    Optional<Hold> hold = tables.holds().lock(id.workflowId());
    Optional<Run> run = tables.runs().find(id).filter(it -> !it.hasEnded());
    if (run.isEmpty()) {
      // Its process died before the task was removed.
      return new Beginning(null, Outcome.ENDED);
    }
    boolean isNew = run.get().status() == Status.WAITING;
    if (isNew && hold.isPresent()) {
      tables.tasks().withdraw(id);
      return new Beginning(null, Outcome.PUT_ASIDE);
    }
    tables.runs().claim(claim);
    StoredOrder order = tables.orders().ofWorkflow(id.workflowId());
    if (isNew) {
      tables.runs().move(claim, Status.WAITING, Status.RUNNING);
      telling.started(tables, order, id, work(id).opening(order));
    }
    int done = run.get().done();
    return new Beginning(
        new Steps(order, claim, done, store, telling, closing, pace), Outcome.ENDED);
  }

  private void go(Claim claim, Steps steps, int refusals) {
    if (refusals >= MOST_REFUSALS) {
      fail(claim, UNEXPECTED);
      return;
    }
    try {
      steps.pause(Duration.ZERO);
      end(claim, work(claim.run()).run(steps));
    } catch (StageFailure e) {
      fail(claim, e.sentence());
    } catch (BrokenOff | Overtaken | StoreFailure e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} failed unexpectedly", claim.run(), e);
      fail(claim, UNEXPECTED);
    }
  }

  private void end(Claim claim, Ending ending) {
    Run.Id id = claim.run();
    store.write(
        tables -> {
          tables.holds().lock(id.workflowId());
          tables.runs().move(claim, Status.RUNNING, Status.DONE);
          ending.writes().accept(tables);
          StoredOrder order = tables.orders().ofWorkflow(id.workflowId());
          telling.completed(tables, order, id, ending.confidence());
          Plan.after(id.stage())
              .map(stage -> new Run.Id(id.workflowId(), stage, 1))
              .ifPresent(
                  next -> {
                    tables.runs().add(new Run(next, Status.WAITING, 0));
                    tables.tasks().schedule(next, clock.instant());
                  });
          return id;
        });
  }

  private void fail(Claim claim, String sentence) {
    Run.Id id = claim.run();
    store.write(
        tables -> {
          Optional<Hold> hold = tables.holds().lock(id.workflowId());
          tables.runs().move(claim, Status.RUNNING, Status.FAILED);
          if (hold.isPresent()) {
            // It does not go on by itself any more: a retry is not held up by an old pause.
            tables.holds().change(id.workflowId(), Optional.empty());
          }
          telling.failed(tables, tables.orders().ofWorkflow(id.workflowId()), id, sentence);
          return id;
        });
    LOG.info("{} failed", id);
  }

  private StageWork work(Run.Id id) {
    StageWork work = works.get(id.stage());
    if (work == null) {
      throw new IllegalStateException("no such stage: " + id.stage());
    }
    return work;
  }
}
