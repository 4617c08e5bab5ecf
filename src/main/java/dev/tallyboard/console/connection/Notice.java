package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;

/**
 * The one notice above the board.
 *
 * @param offersReconnect whether it carries the button
 * @param asksForToken whether another token is all that helps
 */
public record Notice(
    Tone tone,
    String title,
    String text,
    Detail countdown,
    boolean offersReconnect,
    boolean asksForToken) {
  private static final Texts TEXTS = Texts.of(Notice.class);

  Notice(Tone tone, String title, String text, Detail countdown, boolean offersReconnect) {
    this(tone, title, text, countdown, offersReconnect, false);
  }

  /** How loud it is. */
  public enum Tone {
    NEUTRAL,
    WARNING,
    DANGER
  }

  static Notice liveAgain(int missed) {
    return new Notice(Tone.NEUTRAL, TEXTS.of("notice.live-again", missed), "", Detail.NONE, false);
  }

  /** What is to say about a connection that is not live. */
  static Notice of(Connection it, Rhythm rhythm, Times times, long now) {
    String lost = times.clock(it.lostAt() == null ? it.since() : it.lostAt());
    return switch (it.state()) {
      case OFFLINE ->
          new Notice(
              Tone.DANGER,
              TEXTS.of("notice.no-longer-refreshed", shown(it, times)),
              TEXTS.of("notice.offline", lost),
              nextRefresh(it, now),
              true);
      case SIGN_IN ->
          new Notice(
              Tone.DANGER,
              TEXTS.of("notice.no-longer-refreshed", shown(it, times)),
              TEXTS.of("notice.signed-out"),
              Detail.NONE,
              true,
              true);
      case STOPPED ->
          new Notice(
              Tone.WARNING,
              TEXTS.of("notice.no-longer-refreshed", shown(it, times)),
              it.reason() == null ? TEXTS.of("notice.stopped") : StreamReason.sentence(it.reason()),
              Detail.NONE,
              true);
      case CONNECTING, LIVE, RECONNECTING, POLLING ->
          new Notice(
              Tone.WARNING,
              TEXTS.of("notice.refreshed", shown(it, times), Times.words(rhythm.poll().toMillis())),
              "realtime-off".equals(it.reason())
                  ? StreamReason.sentence(it.reason())
                  : TEXTS.of("notice.polling", lost),
              nextRefresh(it, now),
              true);
    };
  }

  private static String shown(Connection it, Times times) {
    return it.dataAt() == null
        ? TEXTS.of("notice.no-data")
        : TEXTS.of("notice.data-from", times.clock(it.dataAt()));
  }

  private static Detail nextRefresh(Connection it, long now) {
    return it.nextPollAt() == null
        ? Detail.plain(TEXTS.of("notice.refreshing"))
        : Detail.stressed(TEXTS.of("notice.next-refresh", Times.until(it.nextPollAt(), now)));
  }
}
