package dev.tallyboard.console.settings;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The preferences while the window is open: each change is kept, by a thread of its own. */
public final class KeptPreferences implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPreferences.class);

  private final ReadOnlyObjectWrapper<Preferences> current;
  private final Consumer<Preferences> keep;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("preferences").factory());

  /** The newest that is not kept yet; set by the FX thread, taken by the writer. */
  private final AtomicReference<@Nullable Preferences> unwritten = new AtomicReference<>();

  /**
   * @param keep may block; never called by two threads at once. What it throws is logged
   */
  public KeptPreferences(Preferences start, Consumer<Preferences> keep) {
    this.current = new ReadOnlyObjectWrapper<>(start);
    this.keep = keep;
  }

  /** Kept nowhere. */
  public static KeptPreferences inMemory() {
    return new KeptPreferences(Preferences.DEFAULT, _ -> {});
  }

  public ReadOnlyObjectProperty<Preferences> current() {
    return current.getReadOnlyProperty();
  }

  /** FX thread; returns at once. */
  public void change(UnaryOperator<Preferences> how) {
    Preferences next = how.apply(current.get());
    if (next.equals(current.get())) {
      return;
    }
    current.set(next);
    if (unwritten.getAndSet(next) == null && !writer.isShutdown()) {
      writer.execute(this::write);
    }
  }

  /** Waits until the last change is kept, 2 s at most. Not for the FX thread. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("The last change of the preferences was not kept in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    Preferences next = unwritten.getAndSet(null);
    if (next == null) {
      return;
    }
    try {
      keep.accept(next);
    } catch (RuntimeException e) {
      LOG.warn("The preferences were not kept; they hold until the window is closed", e);
    }
  }
}
