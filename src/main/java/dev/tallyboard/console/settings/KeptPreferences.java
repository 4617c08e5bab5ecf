package dev.tallyboard.console.settings;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
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

  /** Of what this is a view; null where it is the whole. */
  private final @Nullable KeptPreferences whole;

  private Subscription following = Subscription.EMPTY;

  /** The newest that is not kept yet; set by the FX thread, taken by the writer. */
  private final AtomicReference<@Nullable Preferences> unwritten = new AtomicReference<>();

  /**
   * @param keep may block; never called by two threads at once. What it throws is logged
   */
  public KeptPreferences(Preferences start, Consumer<Preferences> keep) {
    this(start, keep, null);
  }

  private KeptPreferences(
      Preferences start, Consumer<Preferences> keep, @Nullable KeptPreferences whole) {
    this.current = new ReadOnlyObjectWrapper<>(start);
    this.keep = keep;
    this.whole = whole;
  }

  /** Kept nowhere. */
  public static KeptPreferences inMemory() {
    return new KeptPreferences(Preferences.DEFAULT, _ -> {});
  }

  /**
   * The same preferences for a part of the window: what follows them there is let go of with the
   * view. FX thread.
   */
  public KeptPreferences view() {
    KeptPreferences view = new KeptPreferences(current.get(), _ -> {}, this);
    view.following = current.subscribe(view.current::set);
    return view;
  }

  public ReadOnlyObjectProperty<Preferences> current() {
    return current.getReadOnlyProperty();
  }

  /** FX thread; returns at once. */
  public void change(UnaryOperator<Preferences> how) {
    if (whole != null) {
      whole.change(how);
      return;
    }
    Preferences next = how.apply(current.get());
    if (next.equals(current.get())) {
      return;
    }
    current.set(next);
    if (unwritten.getAndSet(next) == null && !writer.isShutdown()) {
      writer.execute(this::write);
    }
  }

  /**
   * Waits until the last change is kept, 2 s at most; not for the FX thread. A view only stops
   * following, on the FX thread.
   */
  @Override
  public void close() {
    following.unsubscribe();
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
