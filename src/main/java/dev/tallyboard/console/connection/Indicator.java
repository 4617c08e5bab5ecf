package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;

/** What the indicator in the top bar says. */
public record Indicator(IndicatorKind kind, Detail first, Detail second, String accessible) {
  private static final Texts TEXTS = Texts.of(Indicator.class);

  static Indicator of(Frame frame, Rhythm rhythm, Times times, long now) {
    Connection it = frame.connection();
    return switch (it.state()) {
      case CONNECTING ->
          indicator(
              IndicatorKind.CONNECTING,
              TEXTS.of("indicator.opening"),
              TEXTS.of("indicator.since", Times.words(now - it.since())));
      case LIVE -> live(frame, rhythm, now);
      case RECONNECTING ->
          indicator(
              IndicatorKind.RECONNECTING,
              TEXTS.of("indicator.attempt", it.attempt(), it.maxAttempts()),
              it.nextTryAt() == null
                  ? TEXTS.of("indicator.trying")
                  : TEXTS.of("indicator.next-try", Times.until(it.nextTryAt(), now)));
      case POLLING ->
          indicator(
              IndicatorKind.POLLING,
              dataFrom(it, times),
              it.nextPollAt() == null
                  ? TEXTS.of("indicator.refreshing")
                  : TEXTS.of("indicator.next-poll", Times.until(it.nextPollAt(), now)));
      case OFFLINE ->
          indicator(
              IndicatorKind.OFFLINE,
              it.dataAt() == null
                  ? TEXTS.of("indicator.nothing-heard")
                  : TEXTS.of("indicator.nothing-since", times.clock(it.dataAt())),
              TEXTS.of("indicator.no-answer"));
      case SIGN_IN ->
          indicator(
              IndicatorKind.SIGNED_OUT, TEXTS.of("indicator.refused"), TEXTS.of("indicator.renew"));
      case STOPPED ->
          indicator(
              IndicatorKind.STOPPED, TEXTS.of("indicator.not-refreshed"), dataFrom(it, times));
    };
  }

  private static Indicator live(Frame frame, Rhythm rhythm, long now) {
    Long heardAt = frame.connection().lastHeardAt();
    long silence = heardAt == null ? 0 : Math.max(0, now - heardAt);
    if (silence > rhythm.lateAfter().toMillis()) {
      return indicator(
          IndicatorKind.HEARTBEAT_LATE,
          TEXTS.of("indicator.last", Times.words(silence)),
          TEXTS.of("indicator.due", Times.words(rhythm.heartbeat().toMillis())));
    }
    Long latency = frame.traffic().latestLatencyMs();
    return new Indicator(
        IndicatorKind.LIVE,
        latency == null ? Detail.NONE : Detail.stressed(TEXTS.of("indicator.latency", latency)),
        heardAt == null
            ? Detail.NONE
            : Detail.stressed(TEXTS.of("indicator.heartbeat", Times.words(silence))),
        TEXTS.of("indicator.spoken-live")
            + (latency == null ? "" : " " + TEXTS.of("indicator.spoken-latency", latency))
            + (heardAt == null
                ? ""
                : " " + TEXTS.of("indicator.spoken-heartbeat", silence / 1000)));
  }

  /**
   * @param first a part of it between asterisks is stressed
   * @param second likewise
   */
  private static Indicator indicator(IndicatorKind kind, String first, String second) {
    Detail one = Detail.stressed(first);
    Detail other = Detail.stressed(second);
    return new Indicator(
        kind,
        one,
        other,
        TEXTS.of("indicator.spoken", Texts.within(kind.word()), one.text(), other.text()));
  }

  private static String dataFrom(Connection it, Times times) {
    return it.dataAt() == null
        ? TEXTS.of("indicator.no-data")
        : TEXTS.of("indicator.data-from", times.clock(it.dataAt()));
  }
}
