package dev.tallyboard.bus.local;

import dev.tallyboard.bus.local.EventTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that gives out numbers and writes. Calls that gathered while it was writing share
 * the next transaction. A database's own sequences would commit out of order.
 */
final class Appender implements AutoCloseable {
  /** An event ready to be written. */
  record Line(@Nullable String key, String kind, String payload) {}

  private sealed interface Job {
    record Call(String merchant, List<Line> lines, CompletableFuture<List<Long>> numbers)
        implements Job {}

    record End() implements Job {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
  private static final int MAX_CALLS_A_TRANSACTION = 256;
  private static final int MAX_TRIMMED_AT_ONCE = 5_000;

  private final EventTable table;
  private final Function<String, Head> heads;
  private final long retainEvents;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Thread thread;

  /** Merchants whose last transaction failed, so that nobody knows what of it is stored. */
  private final Set<String> doubtful = new HashSet<>();

  /** Guarded by this object, so that no call is queued behind the end. */
  private boolean closed;

  Appender(EventTable table, Function<String, Head> heads, long retainEvents) {
    this.table = table;
    this.heads = heads;
    this.retainEvents = retainEvents;
    this.thread = Thread.ofPlatform().name("event-log-appender").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Stores the lines, all or none; blocks until they are durable. */
  List<Long> append(String merchant, List<Line> lines) {
    Job.Call call = new Job.Call(merchant, lines, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the event log is closed");
      }
      jobs.add(call);
    }
    return call.numbers().join();
  }

  /** Writes what has been queued, then ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        jobs.add(new Job.End());
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Job> gathered = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      gathered.clear();
      try {
        gathered.add(jobs.take());
      } catch (InterruptedException e) {
        LOG.warn("The event log's thread was interrupted; it goes on until the log is closed");
        continue;
      }
      jobs.drainTo(gathered, MAX_CALLS_A_TRANSACTION - 1);
      List<Job.Call> calls = new ArrayList<>();
      for (Job job : gathered) {
        switch (job) {
          case Job.Call call -> calls.add(call);
          case Job.End _ -> ended = true;
        }
      }
      store(calls);
    }
  }

  private void store(List<Job.Call> calls) {
    Batch batch = new Batch();
    List<List<Long>> numbers = new ArrayList<>();
    try {
      settleDoubts();
      for (Job.Call call : calls) {
        numbers.add(batch.add(call));
      }
      if (!batch.rows.isEmpty()) {
        table.insert(batch.rows);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("The event log could not store {} calls", calls.size(), e);
      for (Job.Call call : calls) {
        doubtful.add(call.merchant());
        call.numbers()
            .completeExceptionally(
                new IllegalStateException("the event log could not store the events", e));
      }
      return;
    }
    batch.newest.forEach((merchant, n) -> heads.apply(merchant).advance(n));
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).numbers().complete(numbers.get(i));
    }
    batch.newest.keySet().forEach(this::trim);
  }

  /** A commit that answered with an error may have happened: the table knows. */
  private void settleDoubts() {
    for (String merchant : doubtful) {
      heads.apply(merchant).advance(table.extent(merchant).newest());
    }
    doubtful.clear();
  }

  /** Lets go of the oldest, a bounded number at a time, up to the checkpoint at most. */
  private void trim(String merchant) {
    Head head = heads.apply(merchant);
    long excess = head.newest() - head.oldest() + 1 - retainEvents;
    // Some slack, so that not every event costs a deletion.
    if (excess <= Math.min(1_000, retainEvents / 100)) {
      return;
    }
    try {
      long upTo =
          Math.min(
              head.oldest() - 1 + Math.min(excess, MAX_TRIMMED_AT_ONCE),
              table.checkpointNumber(merchant));
      if (upTo >= head.oldest()) {
        table.deleteUpTo(merchant, upTo);
        head.trimmedUpTo(upTo);
      }
    } catch (RuntimeException e) {
      LOG.warn("The event log of merchant {} could not be trimmed now", merchant, e);
    }
  }

  /** What one transaction will write, with the numbers that it will take. */
  private final class Batch {
    private record Key(String merchant, String key) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<Key, Long> keys = new HashMap<>();

    List<Long> add(Job.Call call) {
      List<Long> numbers = new ArrayList<>(call.lines().size());
      for (Line line : call.lines()) {
        numbers.add(numberOf(call.merchant(), line));
      }
      return numbers;
    }

    private long numberOf(String merchant, Line line) {
      String key = line.key();
      if (key == null) {
        return addRow(merchant, line);
      }
      return keys.computeIfAbsent(
          new Key(merchant, key),
          _ -> {
            OptionalLong stored = table.numberOf(merchant, key);
            return stored.isPresent() ? stored.getAsLong() : addRow(merchant, line);
          });
    }

    private long addRow(String merchant, Line line) {
      long n = newest.getOrDefault(merchant, heads.apply(merchant).newest()) + 1;
      newest.put(merchant, n);
      rows.add(new Row(merchant, n, line.key(), line.kind(), line.payload()));
      return n;
    }
  }
}
