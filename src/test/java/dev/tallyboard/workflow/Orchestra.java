package dev.tallyboard.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.OrderStatus;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Completed;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.order.Accepted;
import dev.tallyboard.order.Document;
import dev.tallyboard.order.Orders;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A workflow on a database of its own, with a shop and a log to look into. */
final class Orchestra implements AutoCloseable {
  static final String MERCHANT = "m_1";
  static final String TWO_LINES =
      """
      PO Number,Supplier,Currency,Date,SKU,Description,Qty,Unit Price
      PO-1,Nordic Mugs,EUR,2026-03-01,M-1,Blue mug,10,4.50
      PO-1,Nordic Mugs,EUR,2026-03-01,M-2,Red mug,5,4.25
      """;
  static final String THREE_ORDERS =
      """
      PO Number,Supplier,Currency,Date,SKU,Description,Qty,Unit Price
      A-1,North,EUR,2026-03-01,N-1,Blue mug,10,4.50
      B-2,South,EUR,2026-03-01,S-1,Red mug,5,4.25
      B-2,South,EUR,2026-03-01,S-2,Green mug,5,4.25
      C-3,West,EUR,2026-03-01,W-1,Grey mug,5,4.25
      """;

  final Database database;
  final MemoryLog log = new MemoryLog();
  final SandboxShop shop = new SandboxShop();
  private final Duration pace;
  private final Duration heartbeat;
  private Workflow workflow;

  Orchestra(Database database) {
    this(database, Duration.ZERO);
  }

  Orchestra(Database database, Duration pace) {
    this(database, pace, StageQueue.HEARTBEAT);
  }

  Orchestra(Database database, Duration pace, Duration heartbeat) {
    this.pace = pace;
    this.heartbeat = heartbeat;
    this.database = database;
    workflow = start();
  }

  /** What an order of {@link #TWO_LINES} tells, from its upload to its end. */
  static List<String> tellingOfTwoLines(String document, String mark) {
    return List.of(
        "ai_parsing 1: waiting",
        "ai_parsing 1: started Reading " + document,
        "ai_parsing 1: progress 33.3 Read 1 of 3 rows",
        "ai_parsing 1: progress 66.6 Read 2 of 3 rows",
        "ai_parsing 1: progress 100.0 Read 3 of 3 rows",
        "ai_parsing 1: completion 2 100",
        "database_save 1: started Saving 2 line items",
        "database_save 1: progress 50.0 Saving line item 1 of 2",
        "database_save 1: progress 100.0 Saving line item 2 of 2",
        "database_save 1: completion 2 null",
        "shopify_sync 1: started Syncing 2 products" + mark,
        "shopify_sync 1: progress 50.0 Syncing product 1 of 2" + mark,
        "shopify_sync 1: progress 100.0 Syncing product 2 of 2" + mark,
        "shopify_sync 1: completion 2 null");
  }

  private Workflow start() {
    Workflow started =
        new Workflow(
            database.dataSource(),
            log,
            WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(pace),
            heartbeat,
            Clock.systemUTC());
    started.start();
    return started;
  }

  void restart() {
    workflow.close();
    workflow = start();
  }

  /** Leaves the workflow as it is, its workers still at work, and starts another beside it. */
  Workflow abandon() {
    Workflow left = workflow;
    workflow = start();
    return left;
  }

  Orders orders() {
    return workflow.orders();
  }

  Accepted upload(String name, String content) {
    return upload(name, content, null);
  }

  Accepted upload(String name, String content, @Nullable String key) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return orders().upload(new Document(MERCHANT, name, bytes, key));
  }

  @Nullable Order order(String poId) {
    return log.board(MERCHANT).order(poId);
  }

  Order awaitStatus(String poId, OrderStatus status) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Order order = order(poId);
              return order != null && order.status() == status;
            });
    return Objects.requireNonNull(order(poId));
  }

  /** The order's events as short words, in the order in which the log has them. */
  List<String> told(String poId) {
    return told(log, poId);
  }

  static List<String> told(MemoryLog log, String poId) {
    return log.eventsOf(MERCHANT, poId).stream().map(Orchestra::inWords).toList();
  }

  static String inWords(Event event) {
    String what =
        switch (event) {
          case Progress it -> "progress " + it.progress() + " " + it.message();
          case StageChanged it -> it.status() + (it.message() == null ? "" : " " + it.message());
          case Completed it -> "completion " + it.lineItems() + " " + it.confidence();
          case Failed it -> "error " + it.error();
        };
    return event.stage() + " " + event.meta().attempt() + ": " + what;
  }

  /**
   * The products that the shop has taken, each time it took one, by the readable part of handles.
   */
  List<String> sent() {
    return shop.requests().stream().map(it -> it.substring(0, it.lastIndexOf('-'))).toList();
  }

  void assertNothingIsLeftToDo() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              assertThat(count("outbox")).isZero();
              assertThat(count("scheduled_tasks")).isZero();
            });
  }

  int count(String table) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whoever is at work is taken for dead, and its tasks are given to others. It is not dead: it
   * goes on, as one does whose machine stood still.
   */
  void takeWorkersForDead() {
    execute(
        "update scheduled_tasks set version = version + 1, picked_by = 'dead', last_heartbeat ="
            + " timestamp with time zone '2000-01-01 00:00:00+00' where picked");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> count("scheduled_tasks where picked and picked_by <> 'dead'") > 0);
  }

  @Override
  public void close() {
    workflow.close();
    database.close();
  }
}
