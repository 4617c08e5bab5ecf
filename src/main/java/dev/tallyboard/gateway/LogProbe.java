package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the event log answers. However many ask, one question at a time is under way, so that a
 * log that hangs does not take all threads.
 */
final class LogProbe {
  private static final long PATIENCE_MS = 2_000;
  private static final Optional<String> NO_ANSWER =
      Optional.of("The event log does not answer in time.");

  private final EventLog log;
  private final Blocking blocking;

  /** Guarded by this. */
  private @Nullable CompletableFuture<Optional<String>> asked;

  LogProbe(EventLog log, Blocking blocking) {
    this.log = log;
    this.blocking = blocking;
  }

  /**
   * Never fails, and takes {@value #PATIENCE_MS} ms at most.
   *
   * @return what is wrong; empty where nothing is
   */
  Future<Optional<String>> ask(Context context) {
    return Future.fromCompletionStage(
        underWay(context).copy().completeOnTimeout(NO_ANSWER, PATIENCE_MS, TimeUnit.MILLISECONDS),
        context);
  }

  private synchronized CompletableFuture<Optional<String>> underWay(Context context) {
    if (asked == null || asked.isDone()) {
      asked =
          blocking
              .request(context, this::probe)
              .otherwise(why -> Optional.of(Answers.detail(why)))
              .toCompletionStage()
              .toCompletableFuture();
    }
    return asked;
  }

  private Optional<String> probe() {
    log.probe();
    return Optional.empty();
  }
}
