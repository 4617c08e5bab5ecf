package dev.tallyboard.workflow.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The way into the tables: by transactions. Any thread may use it; every call may block. */
public final class Store {
  /** The tables within one transaction. Not to be kept beyond it. */
  public record Tables(
      PurchaseOrders orders,
      StageRuns runs,
      Holds holds,
      UploadKeys keys,
      Outbox outbox,
      Tasks tasks) {
    private static Tables of(Handle handle) {
      return new Tables(
          new PurchaseOrders(handle),
          new StageRuns(handle),
          new Holds(handle),
          new UploadKeys(handle),
          new Outbox(handle),
          new Tasks(handle));
    }
  }

  private final Jdbi jdbi;
  private final List<Runnable> committed = new CopyOnWriteArrayList<>();
  private final List<Runnable> scheduled = new CopyOnWriteArrayList<>();

  public Store(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
  }

  /** What is to be run after each writing transaction, on its thread; quick, and never failing. */
  public void onCommit(Runnable listener) {
    committed.add(listener);
  }

  /** The same, for transactions that put a task into the queue. */
  public void onSchedule(Runnable listener) {
    scheduled.add(listener);
  }

  /**
   * Writes all of it or nothing.
   *
   * @throws StoreFailure when the database refuses; what {@code work} throws passes through
   */
  public <T> T write(Function<Tables, T> work) {
    AtomicBoolean hasTask = new AtomicBoolean();
    T result =
        writeQuietly(
            tables -> {
              T value = work.apply(tables);
              hasTask.set(tables.tasks().hasScheduled());
              return value;
            });
    committed.forEach(Runnable::run);
    if (hasTask.get()) {
      scheduled.forEach(Runnable::run);
    }
    return result;
  }

  /** Like {@link #write}, for what nobody has to be woken for. */
  public <T> T writeQuietly(Function<Tables, T> work) {
    try {
      return jdbi.inTransaction(handle -> work.apply(Tables.of(handle)));
    } catch (JdbiException e) {
      throw new StoreFailure(e);
    }
  }

  /**
   * @throws StoreFailure when the database refuses
   */
  public <T> T read(Function<Tables, T> work) {
    try {
      return jdbi.withHandle(handle -> work.apply(Tables.of(handle)));
    } catch (JdbiException e) {
      throw new StoreFailure(e);
    }
  }

  /**
   * Asks whether the database answers.
   *
   * @throws StoreFailure when it does not
   */
  public void probe() {
    try {
      jdbi.useHandle(handle -> handle.execute("select 1"));
    } catch (JdbiException e) {
      throw new StoreFailure(e);
    }
  }
}
