package dev.tallyboard.console.connection;

import dev.tallyboard.console.connection.ConnectionHistory.Change;
import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to know about the connection beyond the first glance.
 *
 * @param sentence what the state means for what is shown
 * @param history newest first
 * @param whyNoReconnect why reconnecting makes no sense now; empty where it does
 */
public record ConnectionDetails(
    String word,
    String sentence,
    String since,
    String lastReason,
    List<Line> history,
    String whyNoReconnect) {
  private static final Texts TEXTS = Texts.of(ConnectionDetails.class);

  /**
   * One state of the past, or the present one.
   *
   * @param lasted how long it held
   */
  public record Line(String clock, String word, String lasted) {}

  static ConnectionDetails of(
      Indicator indicator,
      Frame frame,
      ConnectionHistory history,
      Rhythm rhythm,
      Times times,
      long now) {
    Connection it = frame.connection();
    String reason = StreamReason.sentence(history.lastReason());
    return new ConnectionDetails(
        indicator.kind().word(),
        sentence(indicator.kind(), rhythm),
        TEXTS.of("details.since", times.clock(it.since()), Times.words(now - it.since())),
        reason.isEmpty() ? TEXTS.of("details.no-error") : reason,
        lines(history.newestFirst(), times, now),
        it.isLive() ? TEXTS.of("details.not-needed") : "");
  }

  private static String sentence(IndicatorKind kind, Rhythm rhythm) {
    String poll = Times.words(rhythm.poll().toMillis());
    return switch (kind) {
      case CONNECTING -> TEXTS.of("details.connecting");
      case LIVE -> TEXTS.of("details.live");
      case HEARTBEAT_LATE -> TEXTS.of("details.heartbeat-late");
      case RECONNECTING -> TEXTS.of("details.reconnecting", poll);
      case POLLING -> TEXTS.of("details.polling", poll);
      case OFFLINE -> TEXTS.of("details.offline");
      case SIGNED_OUT -> TEXTS.of("details.signed-out");
      case STOPPED -> TEXTS.of("details.stopped");
    };
  }

  private static List<Line> lines(List<Change> newestFirst, Times times, long now) {
    List<Line> lines = new ArrayList<>(newestFirst.size());
    long end = now;
    for (Change change : newestFirst) {
      lines.add(
          new Line(times.clock(change.at()), change.kind().word(), Times.words(end - change.at())));
      end = change.at();
    }
    return List.copyOf(lines);
  }
}
