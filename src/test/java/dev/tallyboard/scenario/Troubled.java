package dev.tallyboard.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.event.EventId;
import dev.tallyboard.feed.ConnectionState;
import dev.tallyboard.feed.Feed;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
import dev.tallyboard.feed.Frame;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.feed.Notice;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A console's feed on a network that does what it likes, and all that it told. */
final class Troubled implements FeedListener, AutoCloseable {
  /** What takes half a minute in a warehouse takes half a second here. */
  private static final FeedSettings QUICK =
      new FeedSettings(
          Duration.ofMillis(500), Optional.of(Duration.ofMillis(20)), 3, Duration.ofMillis(100));

  /** How late the end of LIVE may be seen: the promise's own second and a half. */
  private static final Duration SEEN_WITHIN = Duration.ofMillis(1_500);

  private record Labelled(ConnectionState state, long nanos) {}

  private final List<Notice> notices = new ArrayList<>();
  private final List<Labelled> labels = new ArrayList<>();
  private final GatewayClient client;
  private final Feed feed;
  private volatile Frame frame;

  Troubled(String url, String merchant, Clock clock) {
    client = new GatewayClient(GatewayAddress.of(url, merchant), Optional::empty);
    feed = new Feed(client, QUICK, this, clock);
    feed.start();
  }

  @Override
  public void onFrame(Frame newest) {
    frame = newest;
  }

  @Override
  public synchronized void onNotice(Notice notice) {
    notices.add(notice);
    if (notice instanceof Notice.ConnectionChanged it) {
      labels.add(new Labelled(it.connection().state(), System.nanoTime()));
    }
  }

  void reconnectNow() {
    feed.reconnectNow();
  }

  /** An operator who is asked to act, acts. */
  void actIfAsked() {
    Frame now = frame;
    if (now != null
        && (now.connection().state() == ConnectionState.SIGN_IN
            || now.connection().state() == ConnectionState.STOPPED)) {
      feed.reconnectNow();
    }
  }

  boolean isLiveAt(EventId head) {
    Frame now = frame;
    return now != null
        && now.connection().isLive()
        && now.completeness() == Completeness.WHOLE
        && head.toString().equals(now.board().lastEventId());
  }

  Snapshot board() {
    return frame.board();
  }

  /** How often what was told: diagnostics, and reasons why it was not LIVE. */
  synchronized void countTold(Map<String, Integer> counts) {
    for (Notice notice : notices) {
      String what =
          switch (notice) {
            case Notice.Diagnostic it -> it.what();
            case Notice.ConnectionChanged it -> String.valueOf(it.connection().reason());
            case Notice.SnapshotTaken _ -> "snapshot";
            case Notice.EventTold _ -> "event";
          };
      counts.merge(what, 1, Integer::sum);
    }
  }

  /**
   * Each event was told once and in its log's order; and none was left out, but where the feed said
   * that the log does not reach back, or where newer progress took the place of older.
   *
   * @param isProgress whether the event of that id is
   */
  synchronized void assertNothingWasDoubledOrSilentlyLost(Predicate<EventId> isProgress) {
    Set<EventId> seen = new HashSet<>();
    EventId last = null;
    boolean mayLack = true;
    for (Notice notice : notices) {
      if (notice instanceof Notice.Diagnostic it && it.what().equals("reset")) {
        mayLack = true;
      } else if (notice instanceof Notice.EventTold it && it.id() != null) {
        EventId id = EventId.parse(it.id()).orElseThrow();
        assertThat(seen.add(id)).as(id + " is told once").isTrue();
        if (last != null && last.comparesWith(id)) {
          assertThat(id.isAfter(last)).as(id + " is told behind " + last).isTrue();
          for (long n = last.n() + 1; n < id.n() && !mayLack; n++) {
            EventId between = EventId.of(id.log(), n);
            assertThat(isProgress.test(between)).as(between + " was lost in silence").isTrue();
          }
        }
        last = id;
        mayLack = false;
      }
    }
  }

  /**
   * Whenever it was called LIVE, a whole event had passed within the heartbeat timeout.
   *
   * @param wholeEvents when whole events passed, in {@link System#nanoTime}
   */
  synchronized void assertLiveOnlyWhileItWasTrue(NavigableSet<Long> wholeEvents, long now) {
    long longest = QUICK.heartbeatTimeout().plus(SEEN_WITHIN).toNanos();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).state() != ConnectionState.LIVE) {
        continue;
      }
      long from = labels.get(i).nanos();
      long to = i + 1 < labels.size() ? labels.get(i + 1).nanos() : now;
      Long newest = wholeEvents.floor(from);
      assertThat(newest).as("LIVE needs a whole event").isNotNull();
      List<Long> witnesses = new ArrayList<>(wholeEvents.subSet(newest, true, to, true));
      witnesses.add(to);
      for (int w = 1; w < witnesses.size(); w++) {
        assertThat(Duration.ofNanos(witnesses.get(w) - witnesses.get(w - 1)))
            .as("LIVE without a whole event")
            .isLessThan(Duration.ofNanos(longest));
      }
    }
  }

  @Override
  public void close() {
    feed.close();
    client.close();
  }
}
