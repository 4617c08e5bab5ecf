package dev.tallyboard.workflow;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tallyboard.workflow.stage.StageRunner;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Run.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable queue of runs. A task whose worker sends no heartbeat is given to another, with the
 * standard heartbeat within twelve seconds. A worker that was only slow, not dead, may still be at
 * it: {@link Claim} keeps it from writing.
 */
final class StageQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StageQueue.class);
  private static final Duration POLLING = Duration.ofSeconds(1);
  static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  private final StageRunner runner;
  private final Scheduler scheduler;

  /**
   * @param heartbeat a worker that misses four of them is taken for dead
   */
  StageQueue(
      DataSource dataSource, StageRunner runner, int threads, Duration heartbeat, Clock clock) {
    this.runner = runner;
    scheduler =
        Scheduler.create(dataSource, List.of(task()))
            .clock(clock::instant)
            // The standard one: the columns have time zones, and nothing special is asked.
            .jdbcCustomization(new DefaultJdbcCustomization(false))
            .pollingInterval(POLLING)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .threads(threads)
            .executorService(new NeverInterrupted(threads, "worker-", () -> {}))
            .dueExecutor(new NeverInterrupted(1, "queue-", this::wake))
            .housekeeperExecutor(new NeverInterruptedTimer())
            .shutdownMaxWait(CLOSE_PATIENCE)
            .failureLogging(LogLevel.WARN, true)
            .build();
  }

  void start() {
    scheduler.start();
  }

  /** A task may have been committed. Any thread may call. */
  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Waits for the workers, who have to be told to stop before. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private CustomTask<Void> task() {
    return Tasks.custom(dev.tallyboard.workflow.store.Tasks.NAME, Void.class)
        .onFailure(
            (complete, operations) ->
                unlessTaken(
                    complete,
                    () -> operations.reschedule(complete, complete.getTimeDone().plus(TRY_AGAIN))))
        .onDeadExecution(StageQueue::takeOver)
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
    Execution execution = context.getExecution();
    Claim claim = new Claim(Run.Id.parse(task.getId()), execution.version);
    return switch (runner.carryOut(claim, execution.consecutiveFailures)) {
      case ENDED -> (complete, operations) -> unlessTaken(complete, operations::remove);
      case BROKEN_OFF -> again(Duration.ZERO);
      case TO_BE_TRIED_AGAIN -> again(TRY_AGAIN);
      case OVERTAKEN, PUT_ASIDE -> (complete, operations) -> {};
    };
  }

  private static CompletionHandler<Void> again(Duration wait) {
    return (complete, operations) ->
        unlessTaken(
            complete, () -> operations.reschedule(complete, complete.getTimeDone().plus(wait)));
  }

  /**
   * Whoever was slow enough to be taken for dead finds its task with another, who sees by the run
   * what is left to do.
   */
  private static void unlessTaken(ExecutionComplete complete, Runnable change) {
    try {
      change.run();
    } catch (ExecutionException e) {
      LOG.info("{} was taken over meanwhile", complete.getExecution().taskInstance.getId());
    }
  }

  /** At once, and without counting it as a failure: nothing is wrong with the run. */
  private static void takeOver(ExecutionComplete dead, ExecutionOperations<Void> operations) {
    Execution execution = dead.getExecution();
    Instant now = dead.getTimeDone();
    LOG.warn(
        "{} is taken over: {} has sent no heartbeat since {}",
        execution.taskInstance.getId(),
        execution.pickedBy,
        execution.lastHeartbeat);
    unlessTaken(
        dead, () -> operations.reschedule(ExecutionComplete.success(execution, now, now), now));
  }

  private static ThreadFactory named(String prefix) {
    return Thread.ofPlatform().name(prefix, 1).daemon().factory();
  }

  /** An interrupt in the middle of file I/O would close an embedded database: none is sent. */
  private static final class NeverInterrupted extends ThreadPoolExecutor {
    private final Runnable insteadOfInterrupt;

    NeverInterrupted(int threads, String name, Runnable insteadOfInterrupt) {
      super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
      this.insteadOfInterrupt = insteadOfInterrupt;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      insteadOfInterrupt.run();
      return List.of();
    }
  }

  /** The same for what is due from time to time. */
  private static final class NeverInterruptedTimer extends ScheduledThreadPoolExecutor {
    NeverInterruptedTimer() {
      super(2, named("heartbeat-"));
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }
}
