package dev.tallyboard.console.control;

import dev.tallyboard.console.theme.Token;
import org.kordamp.ikonli.feather.Feather;

/** The badges of orders and of activity: always an icon and a word, colour only for a reason. */
public enum BadgeKind {
  RUNNING("Running", Feather.LOADER, Look.SUBTLE),
  RUNNING_STALE("Running", Feather.CLOCK, Look.DASHED),
  WAITING("Waiting", Feather.MORE_HORIZONTAL, Look.OUTLINE),
  WAITING_STALE("Waiting", Feather.CLOCK, Look.DASHED),
  SLOW("Slow", Feather.ALERT_TRIANGLE, Look.WARNING),
  FAILED("Failed", Feather.ALERT_OCTAGON, Look.ALARM),
  FAILED_ACKNOWLEDGED("Failed", Feather.ALERT_OCTAGON, Look.DANGER),
  STUCK("Stuck", Feather.ALERT_OCTAGON, Look.ALARM),
  STUCK_ACKNOWLEDGED("Stuck", Feather.ALERT_OCTAGON, Look.DANGER),
  RECOVERED("Recovered", Feather.ROTATE_CCW, Look.CONFIRM),
  SHELVED("Shelved", Feather.BELL_OFF, Look.QUIET),
  DONE("Done", Feather.CHECK, Look.OUTLINE),
  PAUSED("Paused", Feather.PAUSE, Look.QUIET),
  CANCELLED("Cancelled", Feather.SLASH, Look.QUIET),
  SUCCESS("Success", Feather.CHECK, Look.OUTLINE),
  PROCESSING("Processing", Feather.LOADER, Look.SUBTLE),
  ERROR("Error", Feather.ALERT_OCTAGON, Look.ALARM),
  ERROR_ACKNOWLEDGED("Error", Feather.ALERT_OCTAGON, Look.DANGER),
  NEW_ALARM("New", Feather.ALERT_OCTAGON, Look.ALARM),
  NOT_ACKNOWLEDGED("Not acknowledged", Feather.ALERT_OCTAGON, Look.ALARM),
  KNOWN_ALARM("Acknowledged", Feather.ALERT_OCTAGON, Look.DANGER),
  SYSTEM("System", Feather.RADIO, Look.OUTLINE),
  LIVE("Live", Feather.WIFI, Look.OUTLINE),
  STREAM_LOST("Stream lost", Feather.WIFI_OFF, Look.DANGER);

  private final String word;
  private final Feather icon;
  private final Look look;

  BadgeKind(String word, Feather icon, Look look) {
    this.word = word;
    this.icon = icon;
    this.look = look;
  }

  public String word() {
    return word;
  }

  Feather icon() {
    return icon;
  }

  Look look() {
    return look;
  }

  /** Fill, line and text of a badge. */
  enum Look {
    SUBTLE(Token.BG_SUBTLE, Token.BORDER_MUTED, Token.FG_DEFAULT, 1),
    OUTLINE(Token.BG_OVERLAY, Token.BORDER_MUTED, Token.FG_DEFAULT, 1),
    QUIET(Token.BG_SUBTLE, Token.BORDER_MUTED, Token.FG_MUTED, 1),
    DASHED(Token.BG_OVERLAY, Token.BORDER_CONTROL, Token.FG_MUTED, 1),
    CONFIRM(Token.BG_OVERLAY, Token.BORDER_CONTROL, Token.FG_DEFAULT, 1),
    WARNING(Token.WARNING_SUBTLE, Token.WARNING_LINE, Token.WARNING_FG, 1.2),
    DANGER(Token.DANGER_SUBTLE, Token.DANGER_LINE, Token.DANGER_FG, 1.2),
    ALARM(Token.DANGER_EMPHASIS, Token.DANGER_EMPHASIS, Token.ON_DANGER, 1);

    final Token fill;
    final Token line;
    final Token text;
    final double lineWidth;

    Look(Token fill, Token line, Token text, double lineWidth) {
      this.fill = fill;
      this.line = line;
      this.text = text;
      this.lineWidth = lineWidth;
    }
  }
}
