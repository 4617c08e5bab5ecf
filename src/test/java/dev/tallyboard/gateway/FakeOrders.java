package dev.tallyboard.gateway;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.Document;
import dev.tallyboard.order.HoldAnswer;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.order.Orders;
import dev.tallyboard.order.RetryAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Knows one order, po_1 of the merchant local, whose shopify_sync failed; keeps what is uploaded.
 */
final class FakeOrders implements Orders {
  final List<Document> uploaded = new CopyOnWriteArrayList<>();

  /** What was asked and done: pause, resume, cancel. */
  final List<String> holds = new CopyOnWriteArrayList<>();

  @Override
  public Accepted upload(Document document) {
    uploaded.add(document);
    return new Accepted("po_" + uploaded.size(), "wf_" + uploaded.size());
  }

  @Override
  public Optional<OrderDetail> detail(String merchantId, String poId) {
    return isKnown(merchantId, poId)
        ? Optional.of(
            new OrderDetail(
                merchantId,
                poId,
                "wf_1",
                "PO-7",
                "Acme",
                "EUR",
                LocalDate.of(2026, 3, 1),
                "order.csv",
                5,
                95,
                List.of(),
                List.of(new LineItem(1, "S", "thing", new BigDecimal("2"), new BigDecimal("1.50"))),
                "sandbox"))
        : Optional.empty();
  }

  @Override
  public RetryAnswer retry(String merchantId, String poId, @Nullable Stage stage) {
    if (!isKnown(merchantId, poId)) {
      return new RetryAnswer.NotFound();
    }
    return stage == null || stage.equals(Stage.SHOPIFY_SYNC)
        ? new RetryAnswer.Started(Stage.SHOPIFY_SYNC, 2)
        : new RetryAnswer.NothingFailed("Only a failed stage can run again.");
  }

  @Override
  public HoldAnswer pause(String merchantId, String poId) {
    return held(merchantId, poId, "pause");
  }

  @Override
  public HoldAnswer resume(String merchantId, String poId) {
    return isKnown(merchantId, poId) && !holds.contains("pause")
        ? new HoldAnswer.NotPossible("This order is not paused.")
        : held(merchantId, poId, "resume");
  }

  @Override
  public HoldAnswer cancel(String merchantId, String poId) {
    return held(merchantId, poId, "cancel");
  }

  /** What was cancelled is cancelled for good. */
  private HoldAnswer held(String merchantId, String poId, String what) {
    if (!isKnown(merchantId, poId)) {
      return new HoldAnswer.NotFound();
    }
    if (holds.contains("cancel")) {
      return new HoldAnswer.NotPossible("This order was cancelled.");
    }
    holds.add(what);
    return new HoldAnswer.Done(Stage.SHOPIFY_SYNC);
  }

  private static boolean isKnown(String merchantId, String poId) {
    return merchantId.equals("local") && poId.equals("po_1");
  }

  /** What is wrong with the orders; null where nothing is. */
  volatile @Nullable String out;

  @Override
  public void probe() {
    if (out != null) {
      throw new Unavailable(out, false, new IllegalStateException());
    }
  }
}
