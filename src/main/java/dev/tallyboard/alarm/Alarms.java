package dev.tallyboard.alarm;

import dev.tallyboard.event.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All alarms at one instant. Immutable.
 *
 * @param all most urgent first, then newest first
 * @param byOrder the most urgent alarm of each order that has one, by {@code poId}
 * @param newFailures how many failures nobody has acknowledged, by stage
 * @param serial the highest serial given out: an acknowledgement of what is seen here goes up to it
 */
public record Alarms(
    List<Alarm> all,
    Map<String, OrderAlarm> byOrder,
    Map<Stage, Integer> newFailures,
    long serial) {
  public static final Alarms NONE = new Alarms(List.of(), Map.of(), Map.of(), 0);

  private static final Comparator<Alarm> MOST_URGENT_FIRST =
      Comparator.comparing(Alarm::standing)
          .thenComparing(Comparator.comparingLong(Alarm::newest).reversed());

  public Alarms {
    all = List.copyOf(all);
    byOrder = Map.copyOf(byOrder);
    newFailures = Map.copyOf(newFailures);
  }

  static Alarms of(List<Alarm> alarms, long serial) {
    List<Alarm> sorted = new ArrayList<>(alarms);
    sorted.sort(MOST_URGENT_FIRST);
    Map<String, OrderAlarm> byOrder = new HashMap<>();
    Map<Stage, Integer> newFailures = new HashMap<>();
    for (Alarm alarm : sorted) {
      boolean shelved = alarm.shelvedUntil() != null;
      for (Occurrence it : alarm.occurrences()) {
        Standing standing = shelved ? Standing.SHELVED : it.standing();
        if (alarm.cause().concernsOrders()) {
          byOrder.merge(
              it.poId(),
              new OrderAlarm(standing, alarm.cause(), it, alarm.shelvedUntil()),
              (before, next) -> next.isMoreUrgentThan(before) ? next : before);
        }
        Stage stage = it.trouble().stage();
        if (standing == Standing.UNACKNOWLEDGED
            && stage != null
            && it.trouble().kind() == Cause.Kind.STAGE_FAILED) {
          newFailures.merge(stage, 1, Integer::sum);
        }
      }
    }
    return new Alarms(sorted, byOrder, newFailures, serial);
  }

  public Optional<OrderAlarm> of(String poId) {
    return Optional.ofNullable(byOrder.get(poId));
  }

  public Optional<Alarm> of(Cause cause) {
    return all.stream().filter(it -> it.cause().equals(cause)).findFirst();
  }

  /** How many alarms are there and not shelved, acknowledged or not. */
  public int active() {
    return unacknowledged() + count(Standing.ACKNOWLEDGED);
  }

  /** How many of those nobody has acknowledged. */
  public int unacknowledged() {
    return count(Standing.UNACKNOWLEDGED);
  }

  /** How many are over without anybody having taken note. */
  public int toConfirm() {
    return count(Standing.RETURNED);
  }

  public int shelved() {
    return count(Standing.SHELVED);
  }

  private int count(Standing of) {
    return (int) all.stream().filter(it -> it.standing() == of).count();
  }
}
