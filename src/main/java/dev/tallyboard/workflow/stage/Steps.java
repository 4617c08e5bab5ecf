package dev.tallyboard.workflow.stage;

import dev.tallyboard.workflow.store.Run.Claim;
import dev.tallyboard.workflow.store.Store;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** A run under way: where it stands, and how it takes its next step. Owned by its worker. */
final class Steps {
  /** A stage of many steps tells of this many, evenly. */
  private static final int MOST_TOLD = 100;

  private final StoredOrder order;
  private final Claim claim;
  private final int done;
  private final Store store;
  private final Telling telling;
  private final Closing closing;
  private final Duration pace;

  /**
   * @param done how many steps an earlier worker has done
   */
  Steps(
      StoredOrder order,
      Claim claim,
      int done,
      Store store,
      Telling telling,
      Closing closing,
      Duration pace) {
    this.order = order;
    this.claim = claim;
    this.done = done;
    this.store = store;
    this.telling = telling;
    this.closing = closing;
    this.pace = pace;
  }

  StoredOrder order() {
    return order;
  }

  /** How many steps had been done when this worker took over. */
  int done() {
    return done;
  }

  <T> T read(Function<Tables, T> work) {
    return store.read(work);
  }

  void write(Consumer<Tables> work) {
    store.writeQuietly(
        tables -> {
          work.accept(tables);
          return tables;
        });
  }

  /**
   * Writes what a step did, that it is done, and that it is told, all at once; then waits as long
   * as the pace asks.
   *
   * @param step 1 for the first; the one behind the last that is done
   */
  void take(int step, int of, String message, Consumer<Tables> writes) {
    store.write(
        tables -> {
          tables.runs().stepDone(claim, step);
          writes.accept(tables);
          if (isTold(step, of)) {
            telling.progress(tables, order, claim.run(), step, of, message);
          }
          return step;
        });
    pause(pace);
  }

  void pause(Duration duration) {
    closing.pause(duration);
  }

  private static boolean isTold(int step, int of) {
    int every = (of + MOST_TOLD - 1) / MOST_TOLD;
    return step == of || step % every == 0;
  }
}
