package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.order.Orders;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the event log, or the database of the orders, answers. However many ask, one question at
 * a time is under way, so that one that hangs does not take all threads.
 */
final class Probe {
  private static final long PATIENCE_MS = 2_000;

  private final Runnable question;
  private final Optional<String> noAnswer;
  private final Blocking blocking;

  /** Guarded by this. */
  private @Nullable CompletableFuture<Optional<String>> asked;

  private Probe(Runnable question, String noAnswer, Blocking blocking) {
    this.question = question;
    this.noAnswer = Optional.of(noAnswer);
    this.blocking = blocking;
  }

  static Probe of(EventLog log, Blocking blocking) {
    return new Probe(log::probe, "The event log does not answer in time.", blocking);
  }

  static Probe of(Orders orders, Blocking blocking) {
    return new Probe(
        orders::probe, "The database of the orders does not answer in time.", blocking);
  }

  /**
   * Never fails, and takes {@value #PATIENCE_MS} ms at most.
   *
   * @return what is wrong; empty where nothing is
   */
  Future<Optional<String>> ask(Context context) {
    return Future.fromCompletionStage(
        underWay(context).copy().completeOnTimeout(noAnswer, PATIENCE_MS, TimeUnit.MILLISECONDS),
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
    question.run();
    return Optional.empty();
  }
}
