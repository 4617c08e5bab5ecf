package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import org.jspecify.annotations.Nullable;

/** What the status bar says. */
public record StatusLine(
    boolean live, String mode, String events, String p50, String p99, Detail last, String clock) {

  private static final Texts TEXTS = Texts.of(StatusLine.class);
  private static final String NONE = "–";

  static StatusLine of(Frame frame, Rhythm rhythm, Times times, long now) {
    Connection it = frame.connection();
    Traffic traffic = frame.traffic();
    boolean live = it.isLive();
    return new StatusLine(
        live,
        switch (it.state()) {
          case LIVE -> TEXTS.of("status.live");
          case CONNECTING -> TEXTS.of("status.connecting");
          case RECONNECTING, POLLING ->
              TEXTS.of("status.polling", Times.words(rhythm.poll().toMillis()));
          case OFFLINE -> TEXTS.of("status.offline");
          case SIGN_IN -> TEXTS.of("status.signed-out");
          case STOPPED -> TEXTS.of("status.stopped");
        },
        live ? TEXTS.of("status.rate", traffic.eventsPerSecond()) : NONE,
        latency(live ? traffic.p50Ms() : null),
        latency(live ? traffic.p99Ms() : null),
        live
            ? Detail.plain(TEXTS.of("status.last-minute"))
            : it.nextPollAt() == null
                ? Detail.NONE
                : Detail.stressed(
                    TEXTS.of("status.next-refresh", Times.until(it.nextPollAt(), now))),
        times.clock(now));
  }

  private static String latency(@Nullable Long ms) {
    return ms == null ? NONE : TEXTS.of("status.latency", ms);
  }
}
