package dev.tallyboard.workflow.shop;

import dev.tallyboard.order.LineItem;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a line item becomes in the shop.
 *
 * @param handle names the product in the shop: sending it again changes that product and makes none
 * @param cost what the merchant pays for one
 */
public record Product(
    String handle,
    String title,
    @Nullable String vendor,
    @Nullable String sku,
    @Nullable BigDecimal cost) {
  private static final int MAX_HANDLE = 120;
  private static final int MAX_TITLE = 255;

  /** The same article of the same supplier is the same product, whichever order names it. */
  public static Product of(String poId, LineItem line, @Nullable String supplier) {
    String sku = line.sku();
    String name = line.description() != null ? line.description() : sku;
    String title = name == null ? "Line " + line.line() : name;
    return new Product(
        sku == null ? handle(poId, "line " + line.line()) : handle(supplier, sku),
        title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE),
        supplier,
        sku,
        line.unitPrice());
  }

  /** Readable, of the letters that a handle may have; a hash keeps apart what then looks alike. */
  private static String handle(@Nullable String owner, String name) {
    String text = ((owner == null ? "" : owner) + '\n' + name).toLowerCase(Locale.ROOT);
    String plain = text.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = plain.length() <= MAX_HANDLE ? plain : plain.substring(0, MAX_HANDLE);
    return (cut + "-" + Integer.toHexString(text.hashCode())).replaceAll("^-", "");
  }
}
