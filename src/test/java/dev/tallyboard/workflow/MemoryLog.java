package dev.tallyboard.workflow;

import dev.tallyboard.board.Board;
import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.Tail;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event log that forgets; idempotent by key, and failing when told to. */
class MemoryLog implements EventLog {
  private final Map<String, List<Stored>> events = new HashMap<>();
  private final Map<String, EventId> keys = new HashMap<>();
  private int failures;

  /** The next calls of append throw. */
  synchronized void failNext(int times) {
    failures = times;
  }

  synchronized int failuresLeft() {
    return failures;
  }

  synchronized List<Event> events(String merchantId) {
    return events.getOrDefault(merchantId, List.of()).stream().map(Stored::event).toList();
  }

  List<Event> eventsOf(String merchantId, String poId) {
    return events(merchantId).stream().filter(it -> it.poId().equals(poId)).toList();
  }

  synchronized Board board(String merchantId) {
    Board board = new Board(merchantId);
    events
        .getOrDefault(merchantId, List.of())
        .forEach(it -> board.apply(it.id().toString(), it.event()));
    return board;
  }

  @Override
  public synchronized List<EventId> append(String merchantId, List<Entry> entries) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the log is away");
    }
    return entries.stream().map(it -> append(merchantId, it)).toList();
  }

  private EventId append(String merchantId, Entry entry) {
    EventId known = entry.key() == null ? null : keys.get(merchantId + "/" + entry.key());
    if (known != null) {
      return known;
    }
    List<Stored> ofMerchant = events.computeIfAbsent(merchantId, it -> new ArrayList<>());
    EventId id = EventId.of("memory", ofMerchant.size() + 1);
    ofMerchant.add(new Stored(id, entry.event()));
    if (entry.key() != null) {
      keys.put(merchantId + "/" + entry.key(), id);
    }
    stored(merchantId, entry);
    return id;
  }

  /** For one that remembers. */
  void stored(String merchantId, Entry entry) {}

  @Override
  public synchronized EventId head(String merchantId) {
    return EventId.of("memory", events.getOrDefault(merchantId, List.of()).size());
  }

  @Override
  public Tail follow(String merchantId, EventId after) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Checkpoint> checkpoint(String merchantId) {
    return Optional.empty();
  }

  @Override
  public void keepCheckpoint(String merchantId, Checkpoint checkpoint) {}

  @Override
  public void probe() {}

  @Override
  public void close() {}
}
