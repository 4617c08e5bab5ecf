package dev.tallyboard.order;

import dev.tallyboard.event.Stage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway asks of the workflow. Every call may block on the database, and throws {@link
 * Unavailable} where that is not there; any thread may call.
 */
public interface Orders {
  /** As large as a document may be, in bytes, where nothing else is said. */
  int USUAL_DOCUMENT_BYTES = 20 * 1024 * 1024;

  /** The largest document that can be asked for at all: it is held in memory. */
  int MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

  /**
   * Accepts a document: once this returns, the order survives any crash. A repeated idempotency key
   * of the same merchant gives the first answer again.
   */
  Accepted upload(Document document);

  /** Empty for an order that this installation did not process, or of another merchant. */
  Optional<OrderDetail> detail(String merchantId, String poId);

  /**
   * Runs a failed stage again.
   *
   * @param stage which one; the failed one when null
   */
  RetryAnswer retry(String merchantId, String poId, @Nullable Stage stage);

  /** Holds an order before its next stage; a stage that runs ends first. */
  HoldAnswer pause(String merchantId, String poId);

  /** Lets a paused order go on. */
  HoldAnswer resume(String merchantId, String poId);

  /** Ends an order that is not done, for good; a stage that runs stops behind its present step. */
  HoldAnswer cancel(String merchantId, String poId);

  /**
   * Asks whether orders can be had.
   *
   * @throws Unavailable when they cannot; the message says why
   */
  void probe();

  /** The orders are not there now. Its message is for whoever asked, and holds no secret. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean maybeDone;

    /**
     * @param maybeDone whether what was asked for may have been done all the same
     */
    public Unavailable(String message, boolean maybeDone, Throwable cause) {
      super(message, cause);
      this.maybeDone = maybeDone;
    }

    public boolean maybeDone() {
      return maybeDone;
    }
  }
}
