package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.NotificationRules;
import dev.tallyboard.console.control.NotificationRules.Ways;
import java.time.LocalTime;

/**
 * How the operator can be reached at this moment.
 *
 * @param inFront the window is in front of all others, so that they see it
 * @param muted nothing is to be heard
 */
public record Attention(NotificationRules rules, boolean inFront, boolean muted) {

  /**
   * @param at the time at this desk
   */
  Ways to(NotificationKind kind, LocalTime at) {
    boolean quiet = rules.quiet().hold(at) && !(kind.isAlarm() && rules.alarmsInQuietHours());
    boolean heardInFront = kind.isAlarm() && rules.alarmSoundsInFront();
    Ways wanted = rules.of(kind);
    return new Ways(
        wanted.desktop() && !quiet && !inFront,
        wanted.sound() && !quiet && !muted && (!inFront || heardInFront));
  }
}
