package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.CONNECTING;
import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.OFFLINE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.RECONNECTING;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's own times, on a clock that the test moves. */
@Timeout(60)
class LivenessTest {
  private static final RawServer.Script BOARD = it -> snapshot(it, 3);
  private static final RawServer.Script NO_BOARD = it -> it.answer("500 Oh", "", "");
  private static final RawServer.Script REFUSED = it -> it.answer("503 Busy", "", "");

  private static DrivenFeed held() {
    return new DrivenFeed(FeedSettings.DEFAULT, BOARD).begin();
  }

  private static Exchange live(DrivenFeed feed) throws InterruptedException, IOException {
    long before = feed.count(Signal.Received.class);
    Exchange stream = feed.stream();
    stream.heartbeat();
    feed.until(() -> feed.count(Signal.Received.class) > before);
    assertThat(feed.shown()).isEqualTo(LIVE);
    return stream;
  }

  @Test
  void liveEndsWithTheHeartbeatTimeoutAndNotBefore() throws Exception {
    try (DrivenFeed feed = held()) {
      live(feed);

      feed.pass(Duration.ofMillis(29_999));
      assertThat(feed.shown()).isEqualTo(LIVE);
      feed.pass(Duration.ofMillis(1));
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
      assertThat(feed.last().reason()).isEqualTo("heartbeat-timeout");
      assertThat(feed.last().lostAt()).isNotNull();
    }
  }

  @Test
  void everyEventBeginsTheTimeoutAnewAndBytesDoNot() throws Exception {
    try (DrivenFeed feed = held()) {
      Exchange stream = live(feed);
      feed.pass(Duration.ofSeconds(20));
      stream.send(message(4));
      feed.until(() -> feed.toldIds().contains("log-4"));
      feed.pass(Duration.ofSeconds(20));
      assertThat(feed.shown()).isEqualTo(LIVE);

      stream.send(": comment\n\nid: log-5\n\ndata: half of an event\n");
      feed.until(Signal.Passed.class, 1);
      feed.pass(Duration.ofSeconds(10));
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
    }
  }

  @Test
  void aChangedWallClockDoesNoHarm() throws Exception {
    try (DrivenFeed feed = held()) {
      Exchange stream = live(feed);
      for (Duration by : List.of(Duration.ofDays(400), Duration.ofDays(-900))) {
        feed.setWallClock(by);
        assertThat(feed.shown()).isEqualTo(LIVE);
        stream.heartbeat();
        long before = feed.count(Signal.Received.class);
        feed.until(() -> feed.count(Signal.Received.class) > before);
        assertThat(feed.shown()).isEqualTo(LIVE);
      }
      assertThat(feed.streamsAsked()).isEqualTo(1);
    }
  }

  @Test
  void noResponseInTenSecondsIsAFailedAttempt() throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(FeedSettings.DEFAULT, BOARD, Exchange::untilClosed).begin()) {
      feed.pass(Duration.ofMillis(9_999));
      assertThat(feed.shown()).isEqualTo(CONNECTING);
      feed.pass(Duration.ofMillis(1));
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
      assertThat(feed.last().reason()).isEqualTo("no-response");
    }
  }

  @Test
  void aStreamWithoutAnEventIsAFailedAttemptAfterTheHeartbeatTimeout() throws Exception {
    try (DrivenFeed feed = held()) {
      feed.until(Signal.Opened.class, 1);
      feed.pass(Duration.ofMillis(29_999));
      assertThat(feed.shown()).isEqualTo(CONNECTING);
      feed.pass(Duration.ofMillis(1));
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
    }
  }

  @Test
  void tenAttemptsNeverFewerNeverMoreThenOneTryAfterEachPoll() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, BOARD, REFUSED).begin()) {
      feed.until(Signal.Ended.class, 1);
      List<Long> waits = new ArrayList<>();
      for (int attempt = 1; attempt <= 10; attempt++) {
        assertThat(feed.shown()).isEqualTo(RECONNECTING);
        assertThat(feed.last().attempt()).isEqualTo(attempt);
        waits.add(feed.passUntilTry().toSeconds());
        feed.until(Signal.Ended.class, 1 + attempt);
      }
      assertThat(feed.shown()).isEqualTo(POLLING);
      assertThat(feed.streamsAsked()).isEqualTo(11);
      assertThat(waits.subList(0, 3))
          .satisfiesExactly(
              it -> assertThat(it).isBetween(2L, 3L),
              it -> assertThat(it).isBetween(5L, 6L),
              it -> assertThat(it).isBetween(10L, 13L));
      assertThat(waits.subList(4, 10)).allSatisfy(it -> assertThat(it).isBetween(27L, 30L));

      for (int poll = 1; poll <= 3; poll++) {
        assertThat(feed.streamsAsked()).isEqualTo(10 + poll);
        feed.pass(Duration.ofSeconds(30));
        feed.until(Signal.Ended.class, 11 + poll);
        assertThat(feed.shown()).isEqualTo(POLLING);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: heartbeat\ndata: {}\n\n', 1"
  })
  void aServerThatClosesForEverIsTriedNoMoreThanAllowed(String says, int events) throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(FeedSettings.DEFAULT, BOARD, it -> it.send(says)).begin()) {
      for (int second = 0; second < 600; second++) {
        feed.untilQuiet();
        feed.pass(Duration.ofSeconds(1));
      }
      assertThat(feed.shown()).isIn(POLLING, RECONNECTING);
      // 220 s go to the first and ten more attempts; then one try for each poll of 30 s.
      assertThat(feed.streamsAsked()).isBetween(11 + 8, 11 + 14);
      assertThat(feed.boardsAsked()).isLessThanOrEqualTo(600 / 30 + feed.streamsAsked());
      assertThat(feed.count(Signal.Received.class)).isEqualTo((long) events * feed.streamsAsked());
    }
  }

  @Test
  void sixtySecondsOfHealthBeginANewCountAndLessDoNot() throws Exception {
    try (DrivenFeed feed = held()) {
      Exchange stream = live(feed);
      for (int n = 1; n <= 3; n++) {
        feed.pass(Duration.ofSeconds(29));
        stream.socket().close();
        feed.until(Signal.Ended.class, n);
        assertThat(feed.last().attempt()).isEqualTo(n);
        feed.passUntilTry();
        stream = live(feed);
      }
      for (int n = 1; n <= 3; n++) {
        feed.pass(Duration.ofSeconds(20));
        long before = feed.count(Signal.Received.class);
        stream.heartbeat();
        feed.until(() -> feed.count(Signal.Received.class) > before);
      }
      stream.socket().close();
      feed.until(Signal.Ended.class, 4);

      assertThat(feed.last().attempt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "5000, 5000", "60000, 60000", "99999999999999999999999, 60000"})
  void aRetryIsHonouredBetweenOneSecondAndSixtyAndHoldsForLaterAttempts(String asked, long ms)
      throws Exception {
    try (DrivenFeed feed = held()) {
      Exchange stream = feed.stream();
      stream.send("retry: " + asked + "\n");
      stream.heartbeat();
      feed.until(Signal.Received.class, 1);
      stream.socket().close();
      feed.until(Signal.Ended.class, 1);
      assertThat(feed.passUntilTry().toMillis()).isBetween(ms * 9 / 10, ms * 11 / 10 + 20);

      feed.stream().socket().close();
      feed.until(Signal.Ended.class, 2);
      long twice = Math.max(Math.min(2 * ms, 30_000), ms);
      assertThat(feed.passUntilTry().toMillis()).isBetween(twice * 9 / 10, twice * 11 / 10 + 20);
    }
  }

  @Test
  void twoFailedPollsInARowAreOfflineAndOneGoodOneEndsIt() throws Exception {
    boolean[] good = {false};
    try (DrivenFeed feed =
        new DrivenFeed(FeedSettings.DEFAULT, it -> (good[0] ? BOARD : NO_BOARD).play(it), REFUSED)
            .begin()) {
      feed.until(() -> feed.count(Signal.Ended.class) == 1 && feed.count(Signal.Polled.class) == 1);
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
      feed.pass(Duration.ofSeconds(30));
      feed.until(Signal.Polled.class, 2);
      assertThat(feed.shown()).isEqualTo(OFFLINE);

      good[0] = true;
      feed.pass(Duration.ofSeconds(30));
      feed.until(Signal.Polled.class, 3);
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
    }
  }

  @Test
  void reconnectNowTriesAtOnceInAnyStateWithAllAttemptsAgain() throws Exception {
    FeedSettings two =
        new FeedSettings(
            Duration.ofSeconds(30),
            FeedSettings.DEFAULT.retryInterval(),
            2,
            Duration.ofSeconds(30));
    try (DrivenFeed feed = new DrivenFeed(two, BOARD, REFUSED).begin()) {
      for (int n = 1; n <= 3; n++) {
        feed.until(Signal.Ended.class, n);
        feed.passUntilTry();
      }
      assertThat(feed.shown()).isEqualTo(POLLING);

      feed.state().handle(new Signal.ReconnectNow());
      feed.until(Signal.Ended.class, 4);
      assertThat(feed.shown()).isEqualTo(RECONNECTING);
      assertThat(feed.streamsAsked()).isEqualTo(4);
    }
  }
}
