package dev.tallyboard.workflow.stage;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.Event.Upload;
import dev.tallyboard.workflow.store.Run;
import dev.tallyboard.workflow.store.Store.Tables;
import dev.tallyboard.workflow.store.StoredOrder;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happens to a run into the outbox, under keys that are the same however often the same
 * thing is told. Any thread may use it.
 */
public final class Telling {
  private final Clock clock;

  public Telling(Clock clock) {
    this.clock = clock;
  }

  /** The run is the order's first: told together with what is known of the upload. */
  public void accepted(Tables tables, StoredOrder order, Run.Id run) {
    Upload upload = new Upload(order.document(), order.uploadedAt(), Plan.STAGES);
    stage(tables, order, run, "waiting", null, upload);
  }

  public void waiting(Tables tables, StoredOrder order, Run.Id run) {
    stage(tables, order, run, "waiting", null, null);
  }

  /**
   * The order was paused, resumed or cancelled.
   *
   * @param run where it stands
   * @param number how often it has been told such a thing
   */
  public void held(Tables tables, StoredOrder order, Run.Id run, String status, int number) {
    Event event = new StageChanged(subject(order, run), status, null, null, meta(order, run));
    tell(tables, order, run, status + ":" + number, event);
  }

  void started(Tables tables, StoredOrder order, Run.Id run, String message) {
    stage(tables, order, run, "started", message, null);
  }

  void progress(Tables tables, StoredOrder order, Run.Id run, int step, int of, String message) {
    double percent = Math.floor(1000.0 * step / of) / 10;
    tell(
        tables,
        order,
        run,
        Integer.toString(step),
        new Progress(subject(order, run), percent, message, meta(order, run)));
  }

  void completed(Tables tables, StoredOrder order, Run.Id run, @Nullable Integer confidence) {
    tell(
        tables,
        order,
        run,
        "0",
        new Completed(subject(order, run), order.lineCount(), confidence, meta(order, run)));
  }

  void failed(Tables tables, StoredOrder order, Run.Id run, String sentence) {
    tell(tables, order, run, "0", new Failed(subject(order, run), sentence, meta(order, run)));
  }

  private void stage(
      Tables tables,
      StoredOrder order,
      Run.Id run,
      String status,
      @Nullable String message,
      @Nullable Upload upload) {
    tell(
        tables,
        order,
        run,
        status,
        new StageChanged(subject(order, run), status, message, upload, meta(order, run)));
  }

  private static void tell(
      Tables tables, StoredOrder order, Run.Id run, String which, Event event) {
    String key = run + ":" + event.kind().wireName() + ":" + which;
    tables.outbox().add(order.merchantId(), key, event);
  }

  private static Subject subject(StoredOrder order, Run.Id run) {
    return new Subject(order.poId(), order.workflowId(), run.stage());
  }

  private Meta meta(StoredOrder order, Run.Id run) {
    return new Meta(
        clock.millis(),
        false,
        order.merchantId(),
        order.poNumber(),
        order.supplier(),
        run.attempt());
  }
}
