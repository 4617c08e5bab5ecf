package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the changes of the connection as entries of the feed. */
final class ConnectionStory {
  private static final int MAX_ENTRIES = 50;

  private final List<FeedEntry> newestFirst = new ArrayList<>();
  private ConnectionState state = ConnectionState.CONNECTING;
  private int missed;

  /** Whether the story has changed. */
  boolean accept(Frame frame) {
    Connection connection = frame.connection();
    if (connection.state() == state) {
      return state == ConnectionState.LIVE && correctMissed(frame);
    }
    FeedEntry entry = entry(state, frame);
    state = connection.state();
    missed = frame.missedApplied();
    if (entry == null) {
      return false;
    }
    newestFirst.addFirst(entry);
    if (newestFirst.size() > MAX_ENTRIES) {
      newestFirst.removeLast();
    }
    return true;
  }

  List<FeedEntry> newestFirst() {
    return newestFirst;
  }

  /** Missed events may follow the first live frame: the entry keeps up with them. */
  private boolean correctMissed(Frame frame) {
    if (frame.missedApplied() == missed || newestFirst.size() < 2) {
      return false;
    }
    missed = frame.missedApplied();
    newestFirst.set(0, FeedEntry.ofConnection(newestFirst.getFirst().at(), BadgeKind.LIVE, back()));
    return true;
  }

  private @Nullable FeedEntry entry(ConnectionState before, Frame frame) {
    Connection it = frame.connection();
    missed = frame.missedApplied();
    return switch (it.state()) {
      case CONNECTING -> null;
      case LIVE ->
          FeedEntry.ofConnection(
              it.since(), BadgeKind.LIVE, newestFirst.isEmpty() ? opened(frame) : back());
      case RECONNECTING -> reconnecting(before, it);
      case POLLING ->
          FeedEntry.ofConnection(
              it.since(),
              BadgeKind.SYSTEM,
              before == ConnectionState.OFFLINE
                  ? "Polls are answered again"
                  : "Attempts spent, polling goes on");
      case OFFLINE ->
          FeedEntry.ofConnection(it.since(), BadgeKind.STREAM_LOST, "Polls get no answer either");
      case SIGN_IN ->
          FeedEntry.ofConnection(
              it.since(), BadgeKind.STREAM_LOST, "The gateway refused the token");
      case STOPPED ->
          FeedEntry.ofConnection(
              it.since(),
              BadgeKind.SYSTEM,
              it.reason() == null ? "Stopped" : "Stopped. " + StreamReason.sentence(it.reason()));
    };
  }

  private static FeedEntry reconnecting(ConnectionState before, Connection it) {
    return switch (before) {
      case LIVE ->
          FeedEntry.ofConnection(
              it.lostAt() == null ? it.since() : it.lostAt(), BadgeKind.STREAM_LOST, lost(it));
      case CONNECTING ->
          FeedEntry.ofConnection(
              it.since(), BadgeKind.STREAM_LOST, "Stream not reached, trying again");
      case RECONNECTING, POLLING, OFFLINE, SIGN_IN, STOPPED ->
          FeedEntry.ofConnection(it.since(), BadgeKind.SYSTEM, "Trying the stream again");
    };
  }

  private static String lost(Connection it) {
    if ("heartbeat-timeout".equals(it.reason()) && it.lastHeardAt() != null) {
      long lostAt = it.lostAt() == null ? it.since() : it.lostAt();
      return "No heartbeat for " + Times.words(lostAt - it.lastHeardAt()) + ", reconnecting";
    }
    return "Stream closed, reconnecting";
  }

  private static String opened(Frame frame) {
    return switch (frame.completeness()) {
      case WHOLE -> "Stream open, snapshot loaded";
      case LOADING, SINCE_START -> "Stream open";
    };
  }

  private String back() {
    return missed == 0
        ? "Stream back, nothing was missed"
        : "Stream back, "
            + missed
            + (missed == 1 ? " missed event" : " missed events")
            + " applied";
  }
}
