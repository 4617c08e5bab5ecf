package dev.tallyboard.console.connection;

import dev.tallyboard.console.connection.ConnectionHistory.Change;
import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
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
        "since " + times.clock(it.since()) + ", " + Times.words(now - it.since()),
        reason.isEmpty() ? "None since the start" : reason,
        lines(history.newestFirst(), times, now),
        it.isLive() ? "Not needed while the stream is live" : "");
  }

  private static String sentence(IndicatorKind kind, Rhythm rhythm) {
    String poll = Times.words(rhythm.poll().toMillis());
    return switch (kind) {
      case CONNECTING -> "The stream is being opened.";
      case LIVE -> "Events arrive as they happen: what you see is true now.";
      case HEARTBEAT_LATE -> "The stream is open, but its heartbeat is overdue.";
      case RECONNECTING ->
          "The stream is lost and tried again; the board is fetched every " + poll + " meanwhile.";
      case POLLING ->
          "The attempts are spent; the board is fetched every "
              + poll
              + ", and each answer earns the stream one more try.";
      case OFFLINE -> "Neither stream nor board can be reached: what you see is old.";
      case SIGNED_OUT -> "The gateway refused the token. Nothing is tried before you ask for it.";
      case STOPPED -> "Nothing is tried before you ask for it.";
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
