package dev.tallyboard.bus.local;

import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.event.EventId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of the log. Keeps no state; any thread may use it. */
final class EventTable {
  /** An event as a row. */
  record Row(String merchant, long n, @Nullable String key, String kind, String payload) {}

  /** The numbers of a merchant's oldest and newest event; of an empty log 1 and 0. */
  record Extent(long oldest, long newest) {}

  private final Jdbi database;

  EventTable(DataSource dataSource) {
    this.database = Jdbi.create(dataSource);
  }

  String logName() {
    return database.withHandle(
        handle -> handle.createQuery("select name from event_log").mapTo(String.class).one());
  }

  Extent extent(String merchant) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select min(n), max(n) from event where merchant = :merchant")
                .bind("merchant", merchant)
                .map(
                    (row, _) -> {
                      long oldest = row.getLong(1);
                      return row.wasNull() ? new Extent(1, 0) : new Extent(oldest, row.getLong(2));
                    })
                .one());
  }

  /** All rows or none. */
  void insert(List<Row> rows) {
    database.useTransaction(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into event (merchant, n, event_key, kind, payload)
                  values (:merchant, :n, :key, :kind, :payload)
                  """);
          for (Row row : rows) {
            batch
                .bind("merchant", row.merchant())
                .bind("n", row.n())
                .bind("key", row.key())
                .bind("kind", row.kind())
                .bind("payload", row.payload())
                .add();
          }
          batch.execute();
        });
  }

  OptionalLong numberOf(String merchant, String key) {
    return database
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select n from event where merchant = :merchant and event_key = :key")
                    .bind("merchant", merchant)
                    .bind("key", key)
                    .mapTo(Long.class)
                    .findOne())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** The rows behind {@code after} and up to {@code last}, oldest first. */
  List<Row> between(String merchant, long after, long last, int atMost) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select n, kind, payload from event
                    where merchant = :merchant and n > :after and n <= :last
                    order by n fetch first :most rows only
                    """)
                .bind("merchant", merchant)
                .bind("after", after)
                // Numbers have no holes; else H2 sorts all that follows for each page of it.
                .bind("last", Math.min(last, after + atMost))
                .bind("most", atMost)
                .map(
                    (row, _) ->
                        new Row(merchant, row.getLong(1), null, row.getString(2), row.getString(3)))
                .list());
  }

  void deleteUpTo(String merchant, long n) {
    database.useHandle(
        handle ->
            handle
                .createUpdate("delete from event where merchant = :merchant and n <= :n")
                .bind("merchant", merchant)
                .bind("n", n)
                .execute());
  }

  Optional<Checkpoint> checkpoint(String merchant, String logName) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select n, board from event_checkpoint where merchant = :merchant")
                .bind("merchant", merchant)
                .map(
                    (row, _) ->
                        new Checkpoint(EventId.of(logName, row.getLong(1)), row.getBytes(2)))
                .findOne());
  }

  /** 0 where there is none. */
  long checkpointNumber(String merchant) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select n from event_checkpoint where merchant = :merchant")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  void keepCheckpoint(String merchant, Checkpoint checkpoint) {
    database.useTransaction(
        handle -> {
          if (write(
                  handle,
                  "update event_checkpoint set n = :n, board = :board where merchant = :merchant",
                  merchant,
                  checkpoint)
              == 0) {
            write(
                handle,
                "insert into event_checkpoint (merchant, n, board) values (:merchant, :n, :board)",
                merchant,
                checkpoint);
          }
        });
  }

  private static int write(Handle handle, String sql, String merchant, Checkpoint checkpoint) {
    return handle
        .createUpdate(sql)
        .bind("merchant", merchant)
        .bind("n", checkpoint.at().n())
        .bind("board", checkpoint.board())
        .execute();
  }
}
