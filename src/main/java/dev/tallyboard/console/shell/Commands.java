package dev.tallyboard.console.shell;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.OrderDetail;
import java.nio.file.Path;

/** What the operator can ask for; answers that concern orders come back as events. */
public interface Commands {
  /** Tries the stream at once. Called on the FX thread; returns at once. */
  void reconnectNow();

  /** Uploads a document. Blocks; called off the FX thread, for one file at a time. */
  UploadAnswer upload(Path file);

  /** What the workflow read from an order's document. Blocks; called off the FX thread. */
  Answer<OrderDetail> detail(String poId);

  /** Runs a failed stage again. Blocks; called off the FX thread. */
  Answer<RetryStarted> retry(String poId, Stage stage);

  /** Pauses, resumes or cancels an order. Blocks; called off the FX thread. */
  Answer<OrderHeld> hold(OrderHold what, String poId);
}
