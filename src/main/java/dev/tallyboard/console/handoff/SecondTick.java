package dev.tallyboard.console.handoff;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Calls once a second, or at another pace, on the FX thread while it runs. A thread of its own
 * instead of a timeline: that would ask for sixty pulses a second. A blocked FX thread finds one
 * tick waiting, not many.
 */
public final class SecondTick implements AutoCloseable {
  private final ScheduledThreadPoolExecutor scheduler;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final FxThread fxThread = new FxThread();
  private final Runnable onTick;
  private final long periodMs;

  /** FX thread only; null while stopped. */
  private @Nullable ScheduledFuture<?> running;

  public SecondTick(Runnable onTick) {
    this(onTick, Duration.ofSeconds(1));
  }

  public SecondTick(Runnable onTick, Duration period) {
    this.onTick = onTick;
    periodMs = period.toMillis();
    scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("console-tick").factory());
    scheduler.setRemoveOnCancelPolicy(true);
  }

  /** FX thread. */
  public void start() {
    if (running == null && !scheduler.isShutdown()) {
      running =
          scheduler.scheduleAtFixedRate(this::post, periodMs, periodMs, TimeUnit.MILLISECONDS);
    }
  }

  /** FX thread. */
  public void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  /** Ends its thread; it cannot be started again. */
  @Override
  public void close() {
    stop();
    scheduler.shutdownNow();
  }

  private void post() {
    if (waiting.compareAndSet(false, true)) {
      fxThread.execute(
          () -> {
            waiting.set(false);
            if (running != null) {
              onTick.run();
            }
          });
    }
  }
}
