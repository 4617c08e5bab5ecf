package dev.tallyboard.console.activity;

import dev.tallyboard.console.control.BadgeKind;
import dev.tallyboard.console.control.StreamReason;
import dev.tallyboard.console.control.Times;
import dev.tallyboard.console.text.Texts;
import dev.tallyboard.feed.Connection;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the changes of the connection as entries of the feed. */
final class ConnectionStory {
  private static final Texts TEXTS = Texts.of(ConnectionStory.class);
  private static final int MAX_ENTRIES = 50;

  private final List<FeedEntry> newestFirst = new ArrayList<>();
  private ConnectionState state = ConnectionState.CONNECTING;
  private int missed;
  private int count;

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
    count++;
    if (newestFirst.size() > MAX_ENTRIES) {
      newestFirst.removeLast();
    }
    return true;
  }

  /** How many entries there ever were. */
  int count() {
    return count;
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
                  ? TEXTS.of("story.answered")
                  : TEXTS.of("story.polling"));
      case OFFLINE ->
          FeedEntry.ofConnection(it.since(), BadgeKind.STREAM_LOST, TEXTS.of("story.offline"));
      case SIGN_IN ->
          FeedEntry.ofConnection(it.since(), BadgeKind.STREAM_LOST, TEXTS.of("story.refused"));
      case STOPPED ->
          FeedEntry.ofConnection(
              it.since(),
              BadgeKind.SYSTEM,
              it.reason() == null
                  ? TEXTS.of("story.stopped")
                  : TEXTS.of("story.stopped-because", StreamReason.sentence(it.reason())));
    };
  }

  private static FeedEntry reconnecting(ConnectionState before, Connection it) {
    return switch (before) {
      case LIVE ->
          FeedEntry.ofConnection(
              it.lostAt() == null ? it.since() : it.lostAt(), BadgeKind.STREAM_LOST, lost(it));
      case CONNECTING ->
          FeedEntry.ofConnection(it.since(), BadgeKind.STREAM_LOST, TEXTS.of("story.not-reached"));
      case RECONNECTING, POLLING, OFFLINE, SIGN_IN, STOPPED ->
          FeedEntry.ofConnection(it.since(), BadgeKind.SYSTEM, TEXTS.of("story.trying"));
    };
  }

  private static String lost(Connection it) {
    if ("heartbeat-timeout".equals(it.reason()) && it.lastHeardAt() != null) {
      long lostAt = it.lostAt() == null ? it.since() : it.lostAt();
      return TEXTS.of("story.silent", Times.words(lostAt - it.lastHeardAt()));
    }
    return TEXTS.of("story.closed");
  }

  private static String opened(Frame frame) {
    return switch (frame.completeness()) {
      case WHOLE -> TEXTS.of("story.open-whole");
      case LOADING, SINCE_START -> TEXTS.of("story.open");
    };
  }

  private String back() {
    return TEXTS.of("story.back", missed);
  }
}
