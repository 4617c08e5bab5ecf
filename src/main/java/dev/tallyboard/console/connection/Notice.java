package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
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
    return new Notice(
        Tone.NEUTRAL,
        missed == 0
            ? "Live again, nothing was missed"
            : "Live again, "
                + missed
                + (missed == 1 ? " missed event applied" : " missed events applied"),
        "",
        Detail.NONE,
        false);
  }

  /** What is to say about a connection that is not live. */
  static Notice of(Connection it, Rhythm rhythm, Times times, long now) {
    String lost =
        "Stream lost " + times.clock(it.lostAt() == null ? it.since() : it.lostAt()) + ". ";
    return switch (it.state()) {
      case OFFLINE ->
          new Notice(
              Tone.DANGER,
              shown(it, times) + ", no longer refreshed",
              lost + "Polls get no answer either.",
              nextRefresh(it, now),
              true);
      case SIGN_IN ->
          new Notice(
              Tone.DANGER,
              shown(it, times) + ", no longer refreshed",
              "The gateway refused the token. Renew it, then reconnect.",
              Detail.NONE,
              true,
              true);
      case STOPPED ->
          new Notice(
              Tone.WARNING,
              shown(it, times) + ", no longer refreshed",
              it.reason() == null ? "Stopped." : StreamReason.sentence(it.reason()),
              Detail.NONE,
              true);
      case CONNECTING, LIVE, RECONNECTING, POLLING ->
          new Notice(
              Tone.WARNING,
              shown(it, times) + ", refreshed every " + Times.words(rhythm.poll().toMillis()),
              "realtime-off".equals(it.reason())
                  ? StreamReason.sentence(it.reason())
                  : lost + "Missed events follow when it returns.",
              nextRefresh(it, now),
              true);
    };
  }

  private static String shown(Connection it, Times times) {
    return it.dataAt() == null ? "No data yet" : "Showing data from " + times.clock(it.dataAt());
  }

  private static Detail nextRefresh(Connection it, long now) {
    return it.nextPollAt() == null
        ? Detail.plain("refreshing now")
        : Detail.of("next refresh in", Times.until(it.nextPollAt(), now));
  }
}
