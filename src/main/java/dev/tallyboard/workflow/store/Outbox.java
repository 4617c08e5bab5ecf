package dev.tallyboard.workflow.store;

import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventCodec;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Events that have happened and are still to be told, oldest first. */
public final class Outbox {
  /** An event as it waits; {@code kind} is its name on the wire. */
  public record Waiting(long id, String merchantId, String key, String kind, String payload) {}

  private final Handle handle;

  Outbox(Handle handle) {
    this.handle = handle;
  }

  /**
   * @param key the same whenever the same thing is told
   */
  public void add(String merchantId, String key, Event event) {
    handle.execute(
        "insert into outbox (merchant_id, event_key, kind, payload) values (?, ?, ?, ?)",
        merchantId,
        key,
        event.kind().wireName(),
        EventCodec.encode(event));
  }

  public List<Waiting> oldest(int limit) {
    return handle
        .createQuery("select * from outbox order by id fetch first :limit rows only")
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Waiting(
                    row.getLong("id"),
                    row.getString("merchant_id"),
                    row.getString("event_key"),
                    row.getString("kind"),
                    row.getString("payload")))
        .list();
  }

  public void remove(List<Waiting> told) {
    var batch = handle.prepareBatch("delete from outbox where id = ?");
    told.forEach(it -> batch.bind(0, it.id()).add());
    batch.execute();
  }
}
