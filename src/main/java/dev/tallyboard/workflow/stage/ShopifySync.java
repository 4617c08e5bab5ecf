package dev.tallyboard.workflow.stage;

import dev.tallyboard.order.LineItem;
import dev.tallyboard.workflow.shop.Product;
import dev.tallyboard.workflow.shop.ShopClient;
import dev.tallyboard.workflow.shop.ShopFailure;
import dev.tallyboard.workflow.store.StoredOrder;
import java.util.List;

/**
 * Sends a product for each line, and goes on behind the last that the shop has confirmed. A product
 * whose confirmation was lost with the process is sent again; its handle makes it the same one.
 */
final class ShopifySync implements StageWork {
  private final ShopClient shop;
  private final String name;
  private final String mark;

  /**
   * @param name of the shop, as an order's detail shows it
   * @param mark what messages end with, where the shop is no real one
   */
  ShopifySync(ShopClient shop, String name, String mark) {
    this.shop = shop;
    this.name = name;
    this.mark = mark;
  }

  @Override
  public String opening(StoredOrder order) {
    return "Syncing " + Items.counted(order.lineCount(), "product") + mark;
  }

  @Override
  public Ending run(Steps steps) throws StageFailure {
    StoredOrder order = steps.order();
    steps.write(tables -> tables.orders().keepShop(order.poId(), name));
    List<LineItem> lines = steps.read(tables -> tables.orders().savedLines(order.poId()));
    for (int i = steps.done() + 1; i <= lines.size(); i++) {
      send(Product.of(order.poId(), lines.get(i - 1), order.supplier()), steps);
      String message = "Syncing product %d of %d%s".formatted(i, lines.size(), mark);
      steps.take(i, lines.size(), message, tables -> {});
    }
    return new Ending(tables -> {}, null);
  }

  private void send(Product product, Steps steps) throws StageFailure {
    try {
      shop.put(product, steps::pause);
    } catch (ShopFailure e) {
      throw new StageFailure(e.sentence());
    }
  }
}
