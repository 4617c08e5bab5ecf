package dev.tallyboard.workflow;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.workflow.store.Outbox.Waiting;
import dev.tallyboard.workflow.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox to the event log, in order, on one thread. An event leaves the outbox only
 * when the log has it; one that is carried twice is the same to the log, by its key.
 */
final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** Commits wake it; this is for events that another process left behind. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Store store;
  private final EventLog log;
  private final Semaphore woken = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("relay").daemon().unstarted(this::run);

  Relay(Store store, EventLog log) {
    this.store = store;
    this.log = log;
  }

  void start() {
    thread.start();
  }

  /** Something was committed. Any thread may call. */
  void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  /**
   * Carries what is there, as far as the log takes it; what it does not take waits for a restart.
   */
  @Override
  public void close() {
    closing.countDown();
    wake();
    try {
      if (thread.isAlive() && !thread.join(CLOSE_PATIENCE)) {
        LOG.warn("the event log takes too long; what is left is told after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration wait = FIRST_WAIT;
    try {
      do {
        try {
          carryAll();
          wait = FIRST_WAIT;
          woken.tryAcquire(LOOK_ANYWAY.toNanos(), TimeUnit.NANOSECONDS);
          woken.drainPermits();
        } catch (RuntimeException e) {
          // Without the exception's message, which may quote an event.
          LOG.warn(
              "events cannot be told ({}), trying again in {} ms",
              e.getClass().getSimpleName(),
              wait.toMillis());
          closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
          Duration doubled = wait.multipliedBy(2);
          wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        }
      } while (closing.getCount() > 0);
      carryAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("what is left is told after the next start ({})", e.getClass().getSimpleName());
    }
  }

  private void carryAll() {
    List<Waiting> batch;
    do {
      batch = store.read(tables -> tables.outbox().oldest(BATCH));
      byMerchant(batch).forEach(this::carry);
    } while (batch.size() == BATCH);
  }

  private void carry(String merchantId, List<Waiting> events) {
    log.append(merchantId, events.stream().map(Relay::entry).toList());
    store.writeQuietly(
        tables -> {
          tables.outbox().remove(events);
          return merchantId;
        });
  }

  private static Map<String, List<Waiting>> byMerchant(List<Waiting> batch) {
    Map<String, List<Waiting>> byMerchant = new LinkedHashMap<>();
    batch.forEach(
        it -> byMerchant.computeIfAbsent(it.merchantId(), m -> new ArrayList<>()).add(it));
    return byMerchant;
  }

  private static Entry entry(Waiting waiting) {
    if (EventCodec.decode(waiting.kind(), waiting.payload()) instanceof Decoded.Ok ok) {
      return new Entry(waiting.key(), ok.event());
    }
    throw new IllegalStateException("the outbox holds what is no event: " + waiting.key());
  }
}
