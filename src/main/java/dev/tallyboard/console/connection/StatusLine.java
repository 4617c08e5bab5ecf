package dev.tallyboard.console.connection;

import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Traffic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the status bar says. */
public record StatusLine(
    boolean live, String mode, String events, String p50, String p99, Detail last, String clock) {

  private static final String NONE = "–";

  static StatusLine of(Frame frame, Rhythm rhythm, Times times, long now) {
    Connection it = frame.connection();
    Traffic traffic = frame.traffic();
    boolean live = it.isLive();
    return new StatusLine(
        live,
        switch (it.state()) {
          case LIVE -> "SSE";
          case CONNECTING -> "connecting";
          case RECONNECTING, POLLING -> "polling, every " + Times.words(rhythm.poll().toMillis());
          case OFFLINE -> "offline";
          case SIGN_IN -> "signed out";
          case STOPPED -> "stopped";
        },
        live ? String.format(Locale.ROOT, "%.1f /s", traffic.eventsPerSecond()) : NONE,
        latency(live ? traffic.p50Ms() : null),
        latency(live ? traffic.p99Ms() : null),
        live
            ? Detail.plain("Last 60 s")
            : it.nextPollAt() == null
                ? Detail.NONE
                : Detail.of("Next refresh in", Times.until(it.nextPollAt(), now)),
        times.clock(now));
  }

  private static String latency(@Nullable Long ms) {
    return ms == null ? NONE : ms + " ms";
  }
}
