package dev.tallyboard.console.notify;

import dev.tallyboard.console.control.NotificationKind;
import dev.tallyboard.console.control.PlainText;
import dev.tallyboard.console.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the operator now. Its texts are inert and short.
 *
 * @param title one line
 * @param text one line more; empty for none
 * @param desktop by the system's notifications
 * @param sound by a tone
 * @param poId the order that it is about; null where it is about none, or several
 */
public record Notification(
    NotificationKind kind,
    String title,
    String text,
    boolean desktop,
    boolean sound,
    @Nullable String poId) {
  static final int LONGEST = 120;
  private static final Texts TEXTS = Texts.of(Notification.class);

  public Notification {
    title = shortened(PlainText.of(title));
    text = shortened(PlainText.of(text));
  }

  /** About no order alone. */
  public Notification(
      NotificationKind kind, String title, String text, boolean desktop, boolean sound) {
    this(kind, title, text, desktop, sound, null);
  }

  /** What one of the kind looks and sounds like. */
  public static Notification preview(NotificationKind kind) {
    return new Notification(kind, kind.word(), TEXTS.of("preview.text"), true, true);
  }

  /** The same about an order. */
  Notification about(String order) {
    return new Notification(kind, title, text, desktop, sound, order);
  }

  Notification by(boolean onDesktop, boolean aloud) {
    return new Notification(kind, title, text, onDesktop, aloud, poId);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }
}
