package dev.tallyboard.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a stage of an order. Immutable; equal when all fields are. */
public sealed interface Event {
  Subject subject();

  Meta meta();

  Kind kind();

  /** The same event with another {@link Meta}. */
  Event withMeta(Meta meta);

  default String poId() {
    return subject().poId();
  }

  default Stage stage() {
    return subject().stage();
  }

  /** Epoch ms at the publisher; 0 before anyone has stamped the event. */
  default long at() {
    Long timestamp = meta().timestamp();
    return timestamp == null ? 0 : timestamp;
  }

  /**
   * What an event is about.
   *
   * @param poId the order; never empty
   * @param workflowId the run of the workflow; another one restarts the order
   */
  record Subject(String poId, @Nullable String workflowId, Stage stage) {}

  /**
   * What any event may say besides.
   *
   * @param timestamp epoch ms at the publisher
   * @param stamped whether the timestamp was added on the way, because the publisher gave none
   * @param attempt 1 or more
   */
  record Meta(
      @Nullable Long timestamp,
      boolean stamped,
      @Nullable String merchantId,
      @Nullable String poNumber,
      @Nullable String supplier,
      @Nullable Integer attempt) {
    public static final Meta NONE = new Meta(null, false, null, null, null, null);

    /** With this time, marked as not the publisher's own, where there is none yet. */
    public Meta stampedAt(long epochMs) {
      return timestamp != null
          ? this
          : new Meta(epochMs, true, merchantId, poNumber, supplier, attempt);
    }

    public Meta at(long epochMs) {
      return new Meta(epochMs, false, merchantId, poNumber, supplier, attempt);
    }

    public Meta ofMerchant(@Nullable String merchant) {
      return new Meta(timestamp, stamped, merchant, poNumber, supplier, attempt);
    }

    public Meta named(@Nullable String number, @Nullable String from) {
      return new Meta(timestamp, stamped, merchantId, number, from, attempt);
    }

    public Meta inAttempt(int number) {
      return new Meta(timestamp, stamped, merchantId, poNumber, supplier, number);
    }
  }

  /**
   * Work goes on.
   *
   * @param progress percent, 0 to 100
   */
  record Progress(Subject subject, double progress, @Nullable String message, Meta meta)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.PROGRESS;
    }

    @Override
    public Progress withMeta(Meta other) {
      return new Progress(subject, progress, message, other);
    }
  }

  /**
   * A stage starts, waits, pauses, resumes or is cancelled.
   *
   * @param status {@code waiting}, {@code started}, {@code paused}, {@code resumed}, {@code
   *     cancelled}; anything else is only told
   * @param upload what the acceptance of an upload adds
   */
  record StageChanged(
      Subject subject,
      @Nullable String status,
      @Nullable String message,
      @Nullable Upload upload,
      Meta meta)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.STAGE;
    }

    @Override
    public StageChanged withMeta(Meta other) {
      return new StageChanged(subject, status, message, upload, other);
    }
  }

  /**
   * What is known of an order when its document has been accepted.
   *
   * @param document the file's name
   * @param uploadedAt epoch ms
   * @param plan the stages that this order will go through; empty when not told
   */
  record Upload(@Nullable String document, @Nullable Long uploadedAt, List<Stage> plan) {
    public Upload {
      plan = List.copyOf(plan);
    }
  }

  /**
   * A stage has completed.
   *
   * @param lineItems how many line items the order has
   * @param confidence percent
   */
  record Completed(
      Subject subject, @Nullable Integer lineItems, @Nullable Integer confidence, Meta meta)
      implements Event {
    @Override
    public Kind kind() {
      return Kind.COMPLETION;
    }

    @Override
    public Completed withMeta(Meta other) {
      return new Completed(subject, lineItems, confidence, other);
    }
  }

  /** A stage has failed. */
  record Failed(Subject subject, @Nullable String error, Meta meta) implements Event {
    @Override
    public Kind kind() {
      return Kind.ERROR;
    }

    @Override
    public Failed withMeta(Meta other) {
      return new Failed(subject, error, other);
    }
  }
}
