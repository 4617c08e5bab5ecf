package dev.tallyboard.gateway;

import dev.tallyboard.event.Event.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What waits for one slow reader: bounded in entries and bytes, and by what waits for all of them.
 * Newer progress takes the place of older progress of the same order, stage and attempt, at the
 * tail; nothing else is ever dropped. Confined to an event loop.
 */
final class ConflatingQueue {
  private final int maxEntries;
  private final int maxBytes;
  private final Waiting all;
  private final LongAdder conflated;

  /** By a running number, oldest first. */
  private final Map<Long, Frame> waiting = new LinkedHashMap<>();

  /** The newest progress of each order that nothing else of the order has followed. */
  private final Map<String, Map<Frame.Key, Long>> replaceable = new HashMap<>();

  private long numbers;
  private long bytes;

  /**
   * @param all what waits for this reader and the others
   * @param conflated counts what gives way to newer progress
   */
  ConflatingQueue(int maxEntries, int maxBytes, Waiting all, LongAdder conflated) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
    this.all = all;
    this.conflated = conflated;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  /**
   * @return false when it does not fit, and the queue is to be given up
   */
  boolean offer(Frame frame) {
    long number = numbers++;
    String poId = frame.event().poId();
    if (frame.event() instanceof Progress) {
      Long older = replaceable.computeIfAbsent(poId, _ -> new HashMap<>()).put(frame.key(), number);
      Frame replaced = older == null ? null : waiting.get(older);
      if (replaced != null && frame.supersedes(replaced)) {
        waiting.remove(older);
        all.add(-1);
        bytes -= replaced.bytes().length();
        conflated.increment();
      }
    } else {
      replaceable.remove(poId);
    }
    waiting.put(number, frame);
    all.add(1);
    bytes += frame.bytes().length();
    return waiting.size() <= maxEntries && bytes <= maxBytes && all.allows(waiting.size());
  }

  /** Takes the oldest. */
  List<Frame> take(int atMost) {
    List<Frame> taken = new ArrayList<>();
    Iterator<Map.Entry<Long, Frame>> oldest = waiting.entrySet().iterator();
    while (taken.size() < atMost && oldest.hasNext()) {
      Map.Entry<Long, Frame> entry = oldest.next();
      oldest.remove();
      all.add(-1);
      forget(entry.getKey(), entry.getValue());
      taken.add(entry.getValue());
    }
    return taken;
  }

  void clear() {
    all.add(-waiting.size());
    waiting.clear();
    replaceable.clear();
    bytes = 0;
  }

  private void forget(long number, Frame frame) {
    bytes -= frame.bytes().length();
    Map<Frame.Key, Long> ofOrder = replaceable.get(frame.event().poId());
    if (ofOrder != null && frame.event() instanceof Progress) {
      ofOrder.remove(frame.key(), number);
      if (ofOrder.isEmpty()) {
        replaceable.remove(frame.event().poId());
      }
    }
  }
}
