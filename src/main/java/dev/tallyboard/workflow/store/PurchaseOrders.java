package dev.tallyboard.workflow.store;

import dev.tallyboard.order.LineItem;
import dev.tallyboard.order.OrderDetail;
import dev.tallyboard.workflow.reading.ReadOrder;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Orders, their documents and their line items. */
public final class PurchaseOrders {
  static final String SELECT =
      "select o.*, d.name as document_name from purchase_order o"
          + " join document d on d.document_id = o.document_id";

  private final Handle handle;

  PurchaseOrders(Handle handle) {
    this.handle = handle;
  }

  public void addDocument(String documentId, String merchantId, String name, byte[] content) {
    handle.execute(
        "insert into document (document_id, merchant_id, name, content) values (?, ?, ?, ?)",
        documentId,
        merchantId,
        name,
        content);
  }

  public byte[] content(String documentId) {
    return handle
        .createQuery("select content from document where document_id = :id")
        .bind("id", documentId)
        .map((row, context) -> row.getBytes(1))
        .one();
  }

  /** As it is when nothing of its document has been read. */
  public void add(StoredOrder order) {
    handle.execute(
        "insert into purchase_order (po_id, workflow_id, merchant_id, document_id, uploaded_at)"
            + " values (?, ?, ?, ?, ?)",
        order.poId(),
        order.workflowId(),
        order.merchantId(),
        order.documentId(),
        order.uploadedAt());
  }

  /** Keeps what was read; the lines stay aside until each is saved. */
  public void keepReading(String poId, ReadOrder reading) {
    handle.execute(
        "update purchase_order set po_number = ?, supplier = ?, currency = ?, order_date = ?,"
            + " confidence = ?, line_count = ?, doubts = ?, reading = ? where po_id = ?",
        reading.poNumber(),
        reading.supplier(),
        reading.currency(),
        reading.orderDate(),
        reading.confidence(),
        reading.lines().size(),
        Json.write(reading.doubts()),
        Json.write(reading.lines()),
        poId);
  }

  public StoredOrder ofWorkflow(String workflowId) {
    return handle
        .createQuery(SELECT + " where o.workflow_id = :workflow")
        .bind("workflow", workflowId)
        .map((row, context) -> order(row))
        .one();
  }

  public Optional<StoredOrder> find(String merchantId, String poId) {
    return handle
        .createQuery(SELECT + " where o.merchant_id = :merchant and o.po_id = :po")
        .bind("merchant", merchantId)
        .bind("po", poId)
        .map((row, context) -> order(row))
        .findOne();
  }

  public Optional<OrderDetail> detail(String merchantId, String poId) {
    return handle
        .createQuery(SELECT + " where o.merchant_id = :merchant and o.po_id = :po")
        .bind("merchant", merchantId)
        .bind("po", poId)
        .map((row, context) -> detail(row))
        .findOne();
  }

  /** The lines as they were read; empty once all of them are saved. */
  public List<LineItem> unsavedLines(String poId) {
    return handle
        .createQuery("select reading from purchase_order where po_id = :po")
        .bind("po", poId)
        .map((row, context) -> Json.lines(row.getString(1)))
        .one();
  }

  public void saveLine(String poId, LineItem line) {
    handle.execute(
        "insert into line_item (po_id, line, sku, description, quantity, unit_price)"
            + " values (?, ?, ?, ?, ?, ?)",
        poId,
        line.line(),
        line.sku(),
        line.description(),
        line.quantity(),
        line.unitPrice());
  }

  public void allLinesAreSaved(String poId) {
    handle.execute("update purchase_order set reading = null where po_id = ?", poId);
  }

  public List<LineItem> savedLines(String poId) {
    return handle
        .createQuery("select * from line_item where po_id = :po order by line")
        .bind("po", poId)
        .map(
            (row, context) ->
                new LineItem(
                    row.getInt("line"),
                    row.getString("sku"),
                    row.getString("description"),
                    number(row.getBigDecimal("quantity")),
                    number(row.getBigDecimal("unit_price"))))
        .list();
  }

  public void keepShop(String poId, String shop) {
    handle.execute("update purchase_order set shop = ? where po_id = ?", shop, poId);
  }

  static StoredOrder order(ResultSet row) throws SQLException {
    int lines = row.getInt("line_count");
    Integer lineCount = row.wasNull() ? null : (Integer) lines;
    return new StoredOrder(
        row.getString("po_id"),
        row.getString("workflow_id"),
        row.getString("merchant_id"),
        row.getString("document_id"),
        row.getString("document_name"),
        row.getLong("uploaded_at"),
        row.getString("po_number"),
        row.getString("supplier"),
        lineCount);
  }

  private OrderDetail detail(ResultSet row) throws SQLException {
    String poId = row.getString("po_id");
    String reading = row.getString("reading");
    int percent = row.getInt("confidence");
    Integer confidence = row.wasNull() ? null : (Integer) percent;
    return new OrderDetail(
        row.getString("merchant_id"),
        poId,
        row.getString("workflow_id"),
        row.getString("po_number"),
        row.getString("supplier"),
        row.getString("currency"),
        row.getObject("order_date", LocalDate.class),
        row.getString("document_name"),
        row.getLong("uploaded_at"),
        confidence,
        Json.sentences(row.getString("doubts")),
        reading == null ? savedLines(poId) : Json.lines(reading),
        row.getString("shop"));
  }

  /** Without the column's trailing zeros. */
  private static @Nullable BigDecimal number(@Nullable BigDecimal column) {
    if (column == null) {
      return null;
    }
    BigDecimal stripped = column.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
