package dev.tallyboard.workflow.stage;

import dev.tallyboard.event.Stage;
import dev.tallyboard.workflow.shop.ShopClient;
import dev.tallyboard.workflow.stage.Closing.BrokenOff;
import dev.tallyboard.workflow.stage.StageWork.Ending;
import dev.tallyboard.workflow.store.Overtaken;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Claim;
import dev.tallyboard.workflow.store.Run.Status;
import dev.tallyboard.workflow.store.Store;
import dev.tallyboard.workflow.store.StoreFailure;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    /** Somebody else has it. */
    OVERTAKEN
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
      Optional<Steps> steps = begin(claim);
      if (steps.isPresent()) {
        go(claim, steps.get(), refusals);
      }
      return Outcome.ENDED;
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

  /** Empty where the run has ended: its process died before the task was removed. */
  private Optional<Steps> begin(Claim claim) {
    Run.Id id = claim.run();
    return store.write(
        tables -> {
          tables.runs().claim(claim);
          Optional<Run> run = tables.runs().find(id).filter(it -> !it.hasEnded());
          if (run.isEmpty()) {
            return Optional.empty();
          }
          StoredOrder order = tables.orders().ofWorkflow(id.workflowId());
          if (run.get().status() == Status.WAITING) {
            tables.runs().move(claim, Status.WAITING, Status.RUNNING);
            telling.started(tables, order, id, work(id).opening(order));
          }
          return Optional.of(
              new Steps(order, claim, run.get().done(), store, telling, closing, pace));
        });
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
          tables.runs().move(claim, Status.RUNNING, Status.FAILED);
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
