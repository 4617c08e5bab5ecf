package dev.tallyboard.console;

import static dev.tallyboard.event.Stage.SHOPIFY_SYNC;
import static dev.tallyboard.event.Stage.STATUS_UPDATE;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The board that the design's pictures show, told in events: a merchant's morning at 10:42:11. */
public final class NorthgateMorning {
  public static final long NOW = Instant.parse("2026-03-02T10:42:11Z").toEpochMilli();

  private static final List<Long> TYPICAL =
      List.of(24_000L, 6_000L, 38_000L, 52_000L, 20_000L, 95_000L, 4_000L);

  private NorthgateMorning() {}

  public static Story story() {
    Story story = new Story();
    for (int i = 0; i < 118; i++) {
      through(story, "PO-" + (10_350 + i), "Harbour Goods", NOW - 7_200_000 + i * 30_000L, 7);
    }
    through(story, "PO-10471", "Hartwell Packaging", NOW - 317_000, 3);
    story.started("PO-10471", SHOPIFY_SYNC, NOW - 195_000);
    story.progress("PO-10471", SHOPIFY_SYNC, 50, "Syncing product 2 of 4", NOW - 150_000);
    story.failed(
        "PO-10471", SHOPIFY_SYNC, "Rate limit exceeded after 2 of 4 drafts", NOW - 129_000);
    running(story, "PO-10476", "Dunmore Hardware", 242, 6, 2, 70, "Confirming 12 of 17 products");
    running(story, "PO-10477", "Pinecrest Apparel", 230, 5, 86, 91, "Resizing image 58 of 64");
    running(story, "PO-10478", "Solano Lighting", 211, 5, 54, 57, "Resizing image 24 of 42");
    running(story, "PO-10479", "Brightwater Ceramics", 140, 4, 5, 25, "Attaching image 4 of 16");
    running(story, "PO-10480", "Kestrel Outdoor", 108, 3, 41, 82, "Syncing product 9 of 11");
    running(story, "PO-10481", "Oakline Furniture", 72, 2, 15, 40, "Draft 6 of 15");
    running(story, "PO-10483", "Alder and Finch", 22, 0, 22, 71, "Matching 14 of 20 line items");
    running(story, "PO-10482", "Meridian Textiles", 63, 1, 36, 60, "Saving line item 3 of 5");
    running(story, "PO-10484", "Tidewell Kitchen", 9, 0, 9, 12, "Reading page 1 of 6");
    story.upload("PO-10485", "Lowfield Garden", NOW - 6_000);
    story.progress("PO-10476", STATUS_UPDATE, 70, "confirming 12 of 17", NOW - 1_000);
    return story;
  }

  /** What the gateway knows of PO-10482. */
  public static OrderDetail detail() {
    return detail(95, List.of());
  }

  /**
   * @param doubts why the confidence is not higher
   */
  public static OrderDetail detail(int confidence, List<String> doubts) {
    return new OrderDetail(
        "northgate",
        "po-10482",
        "wf_PO-10482",
        "PO-10482",
        "Meridian Textiles",
        "EUR",
        null,
        "PO-10482.csv",
        NOW - 63_000,
        confidence,
        doubts,
        List.of(
            item(1, "MT-4410", "Linen throw, 130 x 170 cm, sand", "24", "18.50"),
            item(2, "MT-4411", "Linen throw, 130 x 170 cm, slate", "24", "18.50"),
            item(3, "MT-2207", "Cushion cover, 45 x 45 cm", "60", "6.20"),
            item(4, "MT-2210", "Cushion cover, 60 x 40 cm", "40", "7.10"),
            item(5, "MT-9003", "Cotton tea towel, set of 3", "80", "4.95")),
        "sandbox");
  }

  private static LineItem item(
      int line, String sku, String description, String quantity, String price) {
    return new LineItem(line, sku, description, new BigDecimal(quantity), new BigDecimal(price));
  }

  private static void running(
      Story story,
      String number,
      String supplier,
      int age,
      int stage,
      int stageAge,
      int percent,
      String message) {
    long start = NOW - age * 1000L;
    through(story, number, supplier, start, stage);
    Stage current = Stage.FLOW.get(stage);
    story.started(number, current, NOW - stageAge * 1000L);
    story.progress(number, current, percent, message, NOW - 2_000);
  }

  private static void through(Story story, String number, String supplier, long at, int stages) {
    story.upload(number, supplier, at);
    long time = at;
    for (int i = 0; i < stages; i++) {
      Stage stage = Stage.FLOW.get(i);
      story.started(number, stage, time);
      time += TYPICAL.get(i);
      story.done(number, stage, i == 0 ? 17 : null, i == 0 ? 95 : null, time);
    }
  }
}
