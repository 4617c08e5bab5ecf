package dev.tallyboard.alarm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The alarms while they change, by cause; bounded. Owned by the book. */
final class AlarmList {
  private final Map<Cause, AlarmEntry> entries = new LinkedHashMap<>();
  private long serial;

  AlarmList(KeptAlarms kept) {
    serial = kept.serial();
    for (Alarm it : kept.alarms()) {
      entries.put(it.cause(), AlarmEntry.of(it));
      serial = Math.max(serial, it.newest());
    }
  }

  @Nullable AlarmEntry of(@Nullable Cause cause) {
    return cause == null ? null : entries.get(cause);
  }

  Iterable<AlarmEntry> all() {
    return entries.values();
  }

  boolean holds(@Nullable Cause cause, String poId, Trouble trouble) {
    AlarmEntry entry = of(cause);
    return entry != null && entry.holds(poId, trouble);
  }

  /** The cause itself, or where too many are told apart already, the one for all others. */
  Cause roomFor(Cause cause) {
    return entries.containsKey(cause) || entries.size() < AlarmBook.MAX_CAUSES
        ? cause
        : Cause.OTHER;
  }

  void raise(Cause cause, String poId, String name, Trouble trouble, String text) {
    entries.computeIfAbsent(cause, AlarmEntry::new).raise(poId, name, trouble, text, ++serial);
  }

  boolean clear(Cause cause, String poId, long now) {
    AlarmEntry entry = entries.get(cause);
    return entry != null && entry.clear(poId, now);
  }

  /** Lets go of everything that concerns orders. */
  void forgetOrders() {
    entries.keySet().removeIf(Cause::concernsOrders);
  }

  void dropWhatIsOver() {
    entries.values().removeIf(AlarmEntry::isOver);
  }

  int tooMany() {
    return entries.values().stream().mapToInt(AlarmEntry::size).sum() - AlarmBook.MAX_OCCURRENCES;
  }

  /**
   * Keeps no more than the number of the oldest ones: first of those that are over, then of those
   * whose order is not present.
   */
  void fold(int count, Set<String> present) {
    record Candidate(AlarmEntry entry, Occurrence it) {}
    ToLongFunction<Candidate> bySerial = it -> it.it().serial();
    List<Candidate> chosen =
        entries.values().stream()
            .flatMap(entry -> entry.occurrences().stream().map(it -> new Candidate(entry, it)))
            .filter(it -> !it.it().isActive() || !present.contains(it.it().poId()))
            .sorted(
                Comparator.comparing((Candidate it) -> it.it().isActive())
                    .thenComparingLong(bySerial))
            .limit(count)
            .toList();
    chosen.forEach(it -> it.entry().fold(it.it()));
  }

  Alarms toAlarms() {
    return Alarms.of(entries.values().stream().map(AlarmEntry::toAlarm).toList(), serial);
  }
}
