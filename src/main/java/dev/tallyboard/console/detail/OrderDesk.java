package dev.tallyboard.console.detail;

import dev.tallyboard.client.Answer;
import dev.tallyboard.client.OrderHeld;
import dev.tallyboard.client.RetryStarted;
import dev.tallyboard.console.control.OrderHold;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.OrderDetail;
import java.util.function.Consumer;

/** Asks the gateway. Called on the FX thread and returns at once; answers come there, later. */
public interface OrderDesk {
  /** What the workflow read from the order's document. */
  void detail(String poId, Consumer<Answer<OrderDetail>> then);

  /** Runs a failed stage again; that it runs is told by the board. */
  void retry(String poId, Stage stage, Consumer<Answer<RetryStarted>> then);

  /** Pauses, resumes or cancels an order; that it is so is told by the board. */
  void hold(OrderHold what, String poId, Consumer<Answer<OrderHeld>> then);
}
