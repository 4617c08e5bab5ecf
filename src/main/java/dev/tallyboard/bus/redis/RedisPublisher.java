package dev.tallyboard.bus.redis;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.bus.EventLog.Unfit;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For programs that tell of their work: stores an event and publishes it on its channel, in one
 * step, so that every gateway shows it and every reader can resume behind it. Trims nothing; the
 * gateways do. Any thread may call; calls return once Redis has the event, or after 5 s.
 *
 * <p>Each throws {@link Unavailable} when Redis is not there, which says whether the event may have
 * been stored all the same, and {@link Unfit} for what cannot be stored.
 */
public final class RedisPublisher implements AutoCloseable {
  private final RedisEventLog log;

  private RedisPublisher(RedisEventLog log) {
    this.log = log;
  }

  /** Connects in the background; the first call waits for it a little. */
  public static RedisPublisher open(RedisAddress address, Clock clock) {
    return new RedisPublisher(
        RedisEventLog.open(address, clock, Retention.ofEvents(Long.MAX_VALUE)));
  }

  /**
   * Work goes on.
   *
   * @param workflowId the run, or null
   * @param percent 0 to 100
   */
  public EventId progress(
      String merchantId,
      String poId,
      @Nullable String workflowId,
      Stage stage,
      double percent,
      @Nullable String message) {
    return publish(
        merchantId,
        new Progress(new Subject(poId, workflowId, stage), percent, message, Meta.NONE));
  }

  /**
   * A stage starts, waits, pauses, resumes or is cancelled.
   *
   * @param status {@code started}, {@code waiting}, {@code paused}, {@code resumed}, {@code
   *     cancelled}
   */
  public EventId stage(
      String merchantId,
      String poId,
      @Nullable String workflowId,
      Stage stage,
      String status,
      @Nullable String message) {
    return publish(
        merchantId,
        new StageChanged(new Subject(poId, workflowId, stage), status, message, null, Meta.NONE));
  }

  /**
   * A stage has completed.
   *
   * @param confidence percent, or null
   */
  public EventId completion(
      String merchantId,
      String poId,
      @Nullable String workflowId,
      Stage stage,
      @Nullable Integer lineItems,
      @Nullable Integer confidence) {
    return publish(
        merchantId,
        new Completed(new Subject(poId, workflowId, stage), lineItems, confidence, Meta.NONE));
  }

  /** A stage has failed. */
  public EventId error(
      String merchantId, String poId, @Nullable String workflowId, Stage stage, String error) {
    return publish(merchantId, new Failed(new Subject(poId, workflowId, stage), error, Meta.NONE));
  }

  /**
   * Says on {@code merchant:{merchantId}:heartbeat} that the publisher lives. Nothing is stored,
   * and gateways send heartbeats of their own.
   */
  public void heartbeat(String merchantId) {
    log.heartbeat(merchantId);
  }

  /** Any event, with all that it may say besides. */
  public EventId publish(String merchantId, Event event) {
    return publish(merchantId, List.of(event)).getFirst();
  }

  /** Events together, all or none. */
  public List<EventId> publish(String merchantId, List<Event> events) {
    return log.append(merchantId, events.stream().map(it -> new Entry(null, it)).toList());
  }

  @Override
  public void close() {
    log.close();
  }
}
