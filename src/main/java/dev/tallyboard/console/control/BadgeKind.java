package dev.tallyboard.console.control;

import dev.tallyboard.console.text.Texts;
import dev.tallyboard.console.theme.Token;
import org.kordamp.ikonli.feather.Feather;

/** The badges of orders and of activity: always an icon and a word, colour only for a reason. */
public enum BadgeKind {
  RUNNING("badge.running", Feather.LOADER, Look.SUBTLE),
  RUNNING_STALE("badge.running", Feather.CLOCK, Look.DASHED),
  WAITING("badge.waiting", Feather.MORE_HORIZONTAL, Look.OUTLINE),
  WAITING_STALE("badge.waiting", Feather.CLOCK, Look.DASHED),
  SLOW("badge.slow", Feather.ALERT_TRIANGLE, Look.WARNING),
  FAILED("badge.failed", Feather.ALERT_OCTAGON, Look.ALARM),
  FAILED_ACKNOWLEDGED("badge.failed", Feather.ALERT_OCTAGON, Look.DANGER),
  STUCK("badge.stuck", Feather.ALERT_OCTAGON, Look.ALARM),
  STUCK_ACKNOWLEDGED("badge.stuck", Feather.ALERT_OCTAGON, Look.DANGER),
  RECOVERED("badge.recovered", Feather.ROTATE_CCW, Look.CONFIRM),
  SHELVED("badge.shelved", Feather.BELL_OFF, Look.QUIET),
  DONE("badge.done", Feather.CHECK, Look.OUTLINE),
  PAUSED("badge.paused", Feather.PAUSE, Look.QUIET),
  CANCELLED("badge.cancelled", Feather.SLASH, Look.QUIET),
  SUCCESS("badge.success", Feather.CHECK, Look.OUTLINE),
  PROCESSING("badge.processing", Feather.LOADER, Look.SUBTLE),
  ERROR("badge.error", Feather.ALERT_OCTAGON, Look.ALARM),
  ERROR_ACKNOWLEDGED("badge.error", Feather.ALERT_OCTAGON, Look.DANGER),
  NEW_ALARM("badge.new", Feather.ALERT_OCTAGON, Look.ALARM),
  NOT_ACKNOWLEDGED("badge.not-acknowledged", Feather.ALERT_OCTAGON, Look.ALARM),
  KNOWN_ALARM("badge.acknowledged", Feather.ALERT_OCTAGON, Look.DANGER),
  SYSTEM("badge.system", Feather.RADIO, Look.OUTLINE),
  LIVE("badge.live", Feather.WIFI, Look.OUTLINE),
  STREAM_LOST("badge.stream-lost", Feather.WIFI_OFF, Look.DANGER);

  private static final Texts TEXTS = Texts.of(BadgeKind.class);

  private final String word;
  private final Feather icon;
  private final Look look;

  /**
   * @param word the key of its text
   */
  BadgeKind(String word, Feather icon, Look look) {
    this.word = word;
    this.icon = icon;
    this.look = look;
  }

  public String word() {
    return TEXTS.of(word);
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
