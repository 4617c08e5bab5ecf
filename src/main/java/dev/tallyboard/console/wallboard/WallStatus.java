package dev.tallyboard.console.wallboard;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import java.time.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * The connection, as the head of the wallboard says it.
 *
 * @param lead what the detail is about, such as "heartbeat"; empty for none
 */
record WallStatus(Tone tone, Feather icon, String word, String lead, String detail) {
  private static final Texts TEXTS = Texts.of(WallStatus.class);

  enum Tone {
    QUIET,
    LIVE,
    LATE,
    /** What is shown may be true no longer. */
    LOST
  }

  /**
   * @param lateAfter a stream that is silent for longer is late
   */
  static WallStatus of(Frame frame, Duration lateAfter, Times times, long now) {
    Connection it = frame.connection();
    return switch (it.state()) {
      case CONNECTING ->
          new WallStatus(
              Tone.QUIET,
              Feather.RADIO,
              TEXTS.of("wall.connecting"),
              TEXTS.of("wall.since"),
              Times.words(now - it.since()));
      case LIVE -> live(it, lateAfter, now);
      case RECONNECTING -> lost(it, Feather.WIFI_OFF, TEXTS.of("wall.reconnecting"), times);
      case POLLING -> lost(it, Feather.WIFI_OFF, TEXTS.of("wall.polling"), times);
      case OFFLINE -> lost(it, Feather.WIFI_OFF, TEXTS.of("wall.offline"), times);
      case SIGN_IN -> lost(it, Feather.LOCK, TEXTS.of("wall.signed-out"), times);
      case STOPPED -> lost(it, Feather.WIFI_OFF, TEXTS.of("wall.stopped"), times);
    };
  }

  private static WallStatus live(Connection it, Duration lateAfter, long now) {
    Long heardAt = it.lastHeardAt();
    long silence = heardAt == null ? 0 : Math.max(0, now - heardAt);
    String ago = heardAt == null ? "" : TEXTS.of("wall.ago", Times.words(silence));
    return silence > lateAfter.toMillis()
        ? new WallStatus(
            Tone.LATE, Feather.WIFI, TEXTS.of("wall.late"), TEXTS.of("wall.heartbeat"), ago)
        : new WallStatus(
            Tone.LIVE, Feather.WIFI, TEXTS.of("wall.live"), TEXTS.of("wall.heartbeat"), ago);
  }

  private static WallStatus lost(Connection it, Feather icon, String word, Times times) {
    return it.dataAt() == null
        ? new WallStatus(Tone.LOST, icon, word, "", TEXTS.of("wall.no-data"))
        : new WallStatus(Tone.LOST, icon, word, TEXTS.of("wall.as-of"), times.clock(it.dataAt()));
  }
}
