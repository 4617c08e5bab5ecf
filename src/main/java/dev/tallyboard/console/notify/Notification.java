package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;

/**
 * Something to tell the operator now. Its texts are inert and short.
 *
 * @param title one line
 * @param text one line more; empty for none
 * @param desktop by the system's notifications
 * @param sound by a tone
 */
public record Notification(
    NotificationKind kind, String title, String text, boolean desktop, boolean sound) {
  static final int LONGEST = 120;
  private static final Texts TEXTS = Texts.of(Notification.class);

  public Notification {
    title = shortened(PlainText.of(title));
    text = shortened(PlainText.of(text));
  }

  /** What one of the kind looks and sounds like. */
  public static Notification preview(NotificationKind kind) {
    return new Notification(kind, kind.word(), TEXTS.of("preview.text"), true, true);
  }

  Notification by(boolean onDesktop, boolean aloud) {
    return new Notification(kind, title, text, onDesktop, aloud);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }
}
