package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the indicator in the top bar says. */
public record Indicator(IndicatorKind kind, Detail first, Detail second, String accessible) {

  static Indicator of(Frame frame, Rhythm rhythm, Times times, long now) {
    Connection it = frame.connection();
    return switch (it.state()) {
      case CONNECTING ->
          indicator(
              IndicatorKind.CONNECTING,
              Detail.plain("opening the stream"),
              Detail.of("since", Times.words(now - it.since())));
      case LIVE -> live(frame, rhythm, now);
      case RECONNECTING ->
          indicator(
              IndicatorKind.RECONNECTING,
              Detail.of("attempt", it.attempt() + " of " + it.maxAttempts()),
              it.nextTryAt() == null
                  ? Detail.plain("trying now")
                  : Detail.of("next try in", Times.until(it.nextTryAt(), now)));
      case POLLING ->
          indicator(
              IndicatorKind.POLLING,
              at("data from", "no data yet", it.dataAt(), times),
              it.nextPollAt() == null
                  ? Detail.plain("refreshing now")
                  : Detail.of("next in", Times.until(it.nextPollAt(), now)));
      case OFFLINE ->
          indicator(
              IndicatorKind.OFFLINE,
              at("nothing since", "nothing heard yet", it.dataAt(), times),
              Detail.plain("no answer to polls"));
      case SIGN_IN ->
          indicator(
              IndicatorKind.SIGNED_OUT, Detail.plain("token refused"), Detail.plain("renew it"));
      case STOPPED ->
          indicator(
              IndicatorKind.STOPPED,
              Detail.plain("not refreshed"),
              at("data from", "no data yet", it.dataAt(), times));
    };
  }

  private static Indicator live(Frame frame, Rhythm rhythm, long now) {
    Long heardAt = frame.connection().lastHeardAt();
    long silence = heardAt == null ? 0 : Math.max(0, now - heardAt);
    if (silence > rhythm.lateAfter().toMillis()) {
      return indicator(
          IndicatorKind.HEARTBEAT_LATE,
          Detail.of("last", Times.words(silence) + " ago"),
          Detail.of("due every", Times.words(rhythm.heartbeat().toMillis())));
    }
    Long latency = frame.traffic().latestLatencyMs();
    return new Indicator(
        IndicatorKind.LIVE,
        latency == null ? Detail.NONE : new Detail("", latency + " ms", " latency"),
        heardAt == null ? Detail.NONE : Detail.of("heartbeat", Times.words(silence) + " ago"),
        "Connection: live."
            + (latency == null ? "" : " Latency " + latency + " milliseconds.")
            + (heardAt == null ? "" : " Last heartbeat " + silence / 1000 + " seconds ago."));
  }

  private static Indicator indicator(IndicatorKind kind, Detail first, Detail second) {
    return new Indicator(
        kind,
        first,
        second,
        String.format(
            Locale.ROOT,
            "Connection: %s. %s, %s.",
            kind.word().toLowerCase(Locale.ROOT),
            first.text(),
            second.text()));
  }

  private static Detail at(String before, String never, @Nullable Long at, Times times) {
    return at == null ? Detail.plain(never) : Detail.of(before, times.clock(at));
  }
}
