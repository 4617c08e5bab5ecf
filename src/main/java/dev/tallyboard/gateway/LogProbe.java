package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the event log answers. However many ask, one question at a time is under way, so that a
 * log that hangs does not take all threads.
 */
final class LogProbe {
  private static final long PATIENCE_MS = 2_000;

  private final EventLog log;
  private final Blocking blocking;

  /** Guarded by this. */
  private @Nullable CompletableFuture<Boolean> asked;

  LogProbe(EventLog log, Blocking blocking) {
    this.log = log;
    this.blocking = blocking;
  }

  /** Never fails, and takes {@value #PATIENCE_MS} ms at most. */
  Future<Boolean> ask(Context context) {
    return Future.fromCompletionStage(
        underWay(context).copy().completeOnTimeout(false, PATIENCE_MS, TimeUnit.MILLISECONDS),
        context);
  }

  private synchronized CompletableFuture<Boolean> underWay(Context context) {
    if (asked == null || asked.isDone()) {
      asked =
          blocking
              .request(context, () -> log.head("local") != null)
              .otherwise(false)
              .toCompletionStage()
              .toCompletableFuture();
    }
    return asked;
  }
}
