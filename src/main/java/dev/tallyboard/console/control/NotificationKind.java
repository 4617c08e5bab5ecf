package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import org.kordamp.ikonli.feather.Feather;

/** What an operator who looks elsewhere may be told of, the most urgent first. */
public enum NotificationKind {
  ALARM("notification.alarm", Feather.ALERT_OCTAGON),
  CONNECTION_LOST("notification.lost", Feather.WIFI_OFF),
  /** Alarms that nobody has acknowledged, again and again. */
  ALARM_REPEATED("notification.repeated", Feather.REPEAT),
  CONNECTION_BACK("notification.back", Feather.WIFI),
  /** A stage runs over three times as long as is typical; no alarm yet. */
  ORDER_SLOW("notification.slow", Feather.ALERT_TRIANGLE),
  ORDER_DONE("notification.done", Feather.CHECK);

  private static final Texts TEXTS = Texts.of(NotificationKind.class);

  private final String word;
  private final Feather icon;

  /**
   * @param word the key of its text
   */
  NotificationKind(String word, Feather icon) {
    this.word = word;
    this.icon = icon;
  }

  public String word() {
    return TEXTS.of(word);
  }

  public Feather icon() {
    return icon;
  }

  /** Whether an alarm speaks. */
  public boolean isAlarm() {
    return this == ALARM || this == ALARM_REPEATED;
  }
}
