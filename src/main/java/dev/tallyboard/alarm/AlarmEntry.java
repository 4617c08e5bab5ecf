package dev.tallyboard.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm while it changes. Owned by the book. */
final class AlarmEntry {
  private final Cause cause;

  /** By order, the oldest strike first. */
  private final LinkedHashMap<String, Occurrence> occurrences = new LinkedHashMap<>();

  private String text = "";
  private int folded;
  private long foldedSerial;
  private @Nullable Long shelvedUntil;

  AlarmEntry(Cause cause) {
    this.cause = cause;
  }

  static AlarmEntry of(Alarm alarm) {
    AlarmEntry entry = new AlarmEntry(alarm.cause());
    alarm.occurrences().reversed().forEach(it -> entry.occurrences.put(it.poId(), it));
    entry.text = alarm.text();
    entry.folded = alarm.folded();
    entry.foldedSerial = alarm.foldedSerial();
    entry.shelvedUntil = alarm.shelvedUntil();
    return entry;
  }

  Cause cause() {
    return cause;
  }

  Alarm toAlarm() {
    List<Occurrence> newestFirst = new ArrayList<>(occurrences.sequencedValues().reversed());
    return new Alarm(cause, text, newestFirst, folded, foldedSerial, shelvedUntil);
  }

  List<Occurrence> occurrences() {
    return List.copyOf(occurrences.values());
  }

  int size() {
    return occurrences.size();
  }

  /** Nothing is left to tell, and nothing waits to be silent. */
  boolean isOver() {
    return occurrences.isEmpty() && folded == 0 && shelvedUntil == null;
  }

  /** Whether this very trouble is there. */
  boolean holds(String poId, Trouble trouble) {
    Occurrence it = occurrences.get(poId);
    return it != null && it.isActive() && it.trouble().equals(trouble);
  }

  /** Strikes; again where it had struck before. */
  void raise(String poId, String name, Trouble trouble, String newText, long serial) {
    Occurrence before = occurrences.remove(poId); // to the end, with the newest
    occurrences.put(
        poId,
        before == null
            ? new Occurrence(poId, name, trouble, serial, 1, null, null)
            : before.again(name, trouble, serial));
    text = newText;
  }

  /** The trouble is over. Whether it was there. */
  boolean clear(String poId, long now) {
    Occurrence it = occurrences.get(poId);
    if (it == null || !it.isActive()) {
      return false;
    }
    if (it.isAcknowledged()) {
      occurrences.remove(poId);
    } else {
      occurrences.put(poId, it.returned(now));
    }
    return true;
  }

  /** Takes note of everything up to a serial. Whether there was something. */
  boolean acknowledge(long seen, long now) {
    boolean changed = folded > 0 && foldedSerial <= seen;
    if (changed) {
      folded = 0;
    }
    for (String poId : List.copyOf(occurrences.keySet())) {
      changed |= acknowledge(poId, seen, now);
    }
    return changed;
  }

  boolean acknowledge(String poId, long seen, long now) {
    Occurrence it = occurrences.get(poId);
    if (it == null || it.isAcknowledged() || it.serial() > seen) {
      return false;
    }
    if (it.isActive()) {
      occurrences.put(poId, it.acknowledged(now));
    } else {
      occurrences.remove(poId);
    }
    return true;
  }

  /** Keeps only that it was there: of one nobody has taken note of, the number. */
  void fold(Occurrence it) {
    occurrences.remove(it.poId());
    if (!it.isAcknowledged()) {
      folded++;
      foldedSerial = Math.max(foldedSerial, it.serial());
    }
  }

  void shelve(long until) {
    shelvedUntil = until;
  }

  /** Whether it was shelved. */
  boolean unshelve() {
    boolean shelved = shelvedUntil != null;
    shelvedUntil = null;
    return shelved;
  }

  @Nullable Long shelvedUntil() {
    return shelvedUntil;
  }
}
