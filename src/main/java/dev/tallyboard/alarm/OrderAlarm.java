package dev.tallyboard.alarm;

import org.jspecify.annotations.Nullable;

/**
 * The most urgent alarm of an order.
 *
 * @param shelvedUntil epoch ms; null unless it is shelved
 */
public record OrderAlarm(
    Standing standing, Cause cause, Occurrence occurrence, @Nullable Long shelvedUntil) {

  boolean isMoreUrgentThan(OrderAlarm other) {
    int byStanding = standing.compareTo(other.standing);
    return byStanding < 0 || (byStanding == 0 && occurrence.serial() > other.occurrence.serial());
  }
}
