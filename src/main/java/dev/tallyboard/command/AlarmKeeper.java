package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmFile;
import dev.tallyboard.alarm.KeptAlarms;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the latest alarms from a thread of its own, at most once in {@value #PAUSE_MS} ms; what is
 * newest when it closes is written, too.
 */
final class AlarmKeeper implements Consumer<KeptAlarms>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmKeeper.class);
  private static final long PAUSE_MS = 500;
  private static final long LAST_WRITE_MS = 2_000;

  private final AlarmFile file;
  private final AtomicReference<@Nullable KeptAlarms> latest = new AtomicReference<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alarm-keeper").factory());

  /** The writer's alone: whether the last write failed, so that it is told once. */
  private boolean failing;

  /**
   * @param file closed with this
   */
  AlarmKeeper(AlarmFile file) {
    this.file = file;
    var _ = writer.scheduleWithFixedDelay(this::write, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  /** Any thread; returns at once. */
  @Override
  public void accept(KeptAlarms alarms) {
    latest.set(alarms);
  }

  @Override
  public void close() {
    writer.execute(this::write);
    writer.shutdown();
    try {
      if (!writer.awaitTermination(LAST_WRITE_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("The alarms could not be kept in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      file.close();
    }
  }

  private void write() {
    KeptAlarms alarms = latest.getAndSet(null);
    if (alarms == null) {
      return;
    }
    try {
      file.save(alarms);
      failing = false;
    } catch (IOException | RuntimeException e) {
      latest.compareAndSet(null, alarms);
      if (!failing) {
        LOG.warn("The alarms cannot be kept; a restart will not know them", e);
      }
      failing = true;
    }
  }
}
