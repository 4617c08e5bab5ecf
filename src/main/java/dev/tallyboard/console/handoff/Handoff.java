package dev.tallyboard.console.handoff;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the latest value from any thread to the FX thread: a newer one replaces one that was not
 * taken yet, a consumer sees at most one a pulse, never inline, and at most one job waits in the FX
 * thread's queue. While nothing is offered, no pulse is asked for.
 */
public final class Handoff<T> {
  private final AtomicReference<@Nullable T> latest = new AtomicReference<>();

  /** Whether a job is queued or the timer runs: then an offer needs no job of its own. */
  private final AtomicBoolean armed = new AtomicBoolean();

  private final Executor fxThread;
  private final Consumer<T> consumer;

  /** Started and stopped by the FX thread alone. */
  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long nanos) {
          deliver();
        }
      };

  /**
   * @param consumer called on the FX thread
   */
  public Handoff(Consumer<T> consumer) {
    this(new FxThread(), consumer);
  }

  Handoff(Executor fxThread, Consumer<T> consumer) {
    this.fxThread = fxThread;
    this.consumer = consumer;
  }

  /** Any thread; returns at once. */
  public void offer(T value) {
    latest.set(value);
    if (armed.compareAndSet(false, true)) {
      fxThread.execute(pulse::start);
    }
  }

  private void deliver() {
    T value = latest.getAndSet(null);
    if (value != null) {
      consumer.accept(value);
      return;
    }
    pulse.stop();
    armed.set(false);
    if (latest.get() != null && armed.compareAndSet(false, true)) {
      pulse.start();
    }
  }
}
