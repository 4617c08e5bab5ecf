package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.progress;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.EventLog.Unavailable;
import dev.tallyboard.event.EventId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Events that are published one after another, as fast as the log takes them, as the workflow's
 * relay does: each under a key, again until it is stored.
 */
final class Burst {
  private final EventLog log;
  private final String merchantId;
  private final List<EventId> stored = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  Burst(EventLog log, String merchantId) {
    this.log = log;
    this.merchantId = merchantId;
  }

  /** Until it is ended. */
  void run() {
    for (int i = 0; !ended.get(); i++) {
      Entry entry = new Entry("key" + i, progress("po" + i % 50, i % 100));
      EventId id = null;
      while (id == null) {
        try {
          id = log.append(merchantId, List.of(entry)).getFirst();
        } catch (Unavailable e) {
          Thread.onSpinWait();
        }
      }
      stored.add(id);
    }
  }

  void end() {
    ended.set(true);
  }

  /** What was acknowledged so far, in its order. */
  List<EventId> stored() {
    return stored;
  }

  List<String> ids() {
    return stored.stream().map(EventId::toString).toList();
  }
}
