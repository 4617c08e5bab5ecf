package dev.tallyboard.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that blocks, off the event loops and bounded in width. Its threads are never interrupted,
 * not even at the end: an embedded database does not survive that.
 */
final class Blocking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Blocking.class);

  private final ExecutorService requests =
      Executors.newFixedThreadPool(16, Thread.ofVirtual().name("request-", 0).factory());

  /**
   * Few, and the system's own: as virtual threads they would keep all others from the processors.
   */
  private final ExecutorService replays =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().name("replay-", 0).factory());

  /** Does it, and comes back on the context. */
  <T> Future<T> request(Context context, Callable<T> work) {
    return run(requests, context, work);
  }

  /** As {@link #request}, in a lane of its own, so that many who catch up delay nobody else. */
  <T> Future<T> replay(Context context, Callable<T> work) {
    return run(replays, context, work);
  }

  private static <T> Future<T> run(ExecutorService lane, Context context, Callable<T> work) {
    Promise<T> promise = Promise.promise();
    try {
      lane.execute(
          () -> {
            Runnable answer;
            try {
              T result = work.call();
              answer = () -> promise.complete(result);
            } catch (Exception e) {
              answer = () -> promise.fail(e);
            }
            bringBack(context, answer);
          });
    } catch (RejectedExecutionException e) {
      promise.fail(Refusal.unavailable("This gateway is closing."));
    }
    return promise.future();
  }

  private static void bringBack(Context context, Runnable answer) {
    try {
      context.runOnContext(_ -> answer.run());
    } catch (RejectedExecutionException e) {
      LOG.debug("An answer came behind the end of its event loop", e);
    }
  }

  @Override
  public void close() {
    requests.close();
    replays.close();
  }
}
