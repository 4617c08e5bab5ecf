package dev.tallyboard.gateway;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.Document;
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

  private static boolean isKnown(String merchantId, String poId) {
    return merchantId.equals("local") && poId.equals("po_1");
  }
}
