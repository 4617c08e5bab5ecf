package dev.tallyboard.workflow.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which order a client's key for an upload stands for. Keys are kept as hashes, whatever is in
 * them.
 */
public final class UploadKeys {
  private final Handle handle;

  UploadKeys(Handle handle) {
    this.handle = handle;
  }

  public Optional<StoredOrder> order(String merchantId, String key) {
    return handle
        .createQuery(
            PurchaseOrders.SELECT
                + " join upload_key k on k.po_id = o.po_id"
                + " where k.merchant_id = :merchant and k.key_hash = :hash")
        .bind("merchant", merchantId)
        .bind("hash", hash(key))
        .map((row, context) -> PurchaseOrders.order(row))
        .findOne();
  }

  /**
   * @throws RuntimeException when the key is taken already
   */
  public void keep(String merchantId, String key, String poId) {
    handle.execute("insert into upload_key values (?, ?, ?)", merchantId, hash(key), poId);
  }

  private static String hash(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
