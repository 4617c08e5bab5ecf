package dev.tallyboard.console.control;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the operator wants to be told of, how and when.
 *
 * @param ways for each kind
 * @param alarmsInQuietHours alarms are told in the quiet hours, too
 * @param alarmSoundsInFront alarms are heard while the window is in front, too
 * @param volume of all sounds, 0 to 100
 * @param names notifications on the desktop name orders and suppliers
 * @param keepInTray the program goes on in the system's tray when its window is closed
 */
public record NotificationRules(
    Map<NotificationKind, Ways> ways,
    QuietHours quiet,
    boolean alarmsInQuietHours,
    boolean alarmSoundsInFront,
    int volume,
    boolean names,
    boolean keepInTray) {
  public static final int USUAL_VOLUME = 70;
  public static final int MOST_VOLUME = 100;

  /**
   * How one kind is told.
   *
   * @param desktop as a notification of the system
   * @param sound by a short tone
   */
  public record Ways(boolean desktop, boolean sound) {}

  public static final NotificationRules DEFAULT =
      new NotificationRules(
          Map.of(
              NotificationKind.ALARM, new Ways(true, true),
              NotificationKind.CONNECTION_LOST, new Ways(true, true),
              NotificationKind.ALARM_REPEATED, new Ways(false, true),
              NotificationKind.CONNECTION_BACK, new Ways(false, true),
              NotificationKind.ORDER_SLOW, new Ways(false, false),
              NotificationKind.ORDER_DONE, new Ways(false, false)),
          QuietHours.NONE,
          true,
          true,
          USUAL_VOLUME,
          true,
          false);

  public NotificationRules {
    volume = Math.clamp(volume, 0, MOST_VOLUME);
    Map<NotificationKind, Ways> whole = new EnumMap<>(NotificationKind.class);
    for (NotificationKind it : NotificationKind.values()) {
      whole.put(it, ways.getOrDefault(it, new Ways(false, false)));
    }
    ways = Map.copyOf(whole);
  }

  public Ways of(NotificationKind kind) {
    return ways.getOrDefault(kind, new Ways(false, false));
  }

  public NotificationRules with(NotificationKind kind, Ways how) {
    Map<NotificationKind, Ways> next = new EnumMap<>(ways);
    next.put(kind, how);
    return new NotificationRules(
        next, quiet, alarmsInQuietHours, alarmSoundsInFront, volume, names, keepInTray);
  }

  public NotificationRules with(QuietHours hours) {
    return new NotificationRules(
        ways, hours, alarmsInQuietHours, alarmSoundsInFront, volume, names, keepInTray);
  }

  public NotificationRules withAlarmsInQuietHours(boolean told) {
    return new NotificationRules(ways, quiet, told, alarmSoundsInFront, volume, names, keepInTray);
  }

  public NotificationRules withAlarmSoundsInFront(boolean heard) {
    return new NotificationRules(ways, quiet, alarmsInQuietHours, heard, volume, names, keepInTray);
  }

  public NotificationRules withVolume(int percent) {
    return new NotificationRules(
        ways, quiet, alarmsInQuietHours, alarmSoundsInFront, percent, names, keepInTray);
  }

  public NotificationRules withNames(boolean named) {
    return new NotificationRules(
        ways, quiet, alarmsInQuietHours, alarmSoundsInFront, volume, named, keepInTray);
  }

  public NotificationRules withKeepInTray(boolean kept) {
    return new NotificationRules(
        ways, quiet, alarmsInQuietHours, alarmSoundsInFront, volume, names, kept);
  }
}
