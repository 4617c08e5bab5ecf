package dev.tallyboard.workflow;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tallyboard.workflow.stage.StageRunner;
import dev.tallyboard.workflow.store.Run;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The durable queue of runs. A task that was picked and whose worker sends no heartbeat is given to
 * another within twelve seconds.
 */
final class StageQueue implements AutoCloseable {
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  private final StageRunner runner;
  private final Scheduler scheduler;

  StageQueue(DataSource dataSource, StageRunner runner, int threads, Clock clock) {
    this.runner = runner;
    scheduler =
        Scheduler.create(dataSource, List.of(task()))
            .clock(clock::instant)
            // The standard one: the columns have time zones, and nothing special is asked.
            .jdbcCustomization(new DefaultJdbcCustomization(false))
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
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
                operations.reschedule(complete, complete.getTimeDone().plus(TRY_AGAIN)))
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
    Run.Id run = Run.Id.parse(task.getId());
    return switch (runner.carryOut(run, context.getExecution().consecutiveFailures)) {
      case ENDED -> new OnCompleteRemove<>();
      case BROKEN_OFF ->
          (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
      case OVERTAKEN -> (complete, operations) -> {};
    };
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
