package dev.tallyboard.console.wallboard;

import java.util.List;

/**
 * All that the wallboard shows, at one instant.
 *
 * @param stale whether the numbers may be true no longer
 * @param alarms two at most, most urgent first
 * @param moreAlarms how many there are besides
 * @param clock hours and minutes
 */
record Wall(
    WallStatus status,
    String clock,
    boolean stale,
    WallCounts counts,
    List<WallStage> stages,
    List<WallAlarm> alarms,
    int moreAlarms) {
  static final int MOST_ALARMS = 2;
}
