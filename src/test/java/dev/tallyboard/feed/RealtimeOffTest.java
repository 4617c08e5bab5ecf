package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.OFFLINE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.SIGN_IN;
import static dev.tallyboard.feed.Scripts.beating;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.support.RawServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without the stream, by the operator's wish. */
@Timeout(60)
class RealtimeOffTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final FeedSettings OFF = FeedSettings.DEFAULT.withRealtime(false);

  @Test
  void theBoardIsPolledAndTheStreamNeverOpened() throws Exception {
    try (DrivenFeed feed = feed(it -> snapshot(it, 3))) {
      feed.pass(Duration.ZERO);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-3");

      for (int polls = 2; polls <= 5; polls++) {
        feed.pass(INTERVAL);
        feed.until(Signal.Polled.class, polls);
      }

      assertThat(feed.boardsAsked()).isEqualTo(5);
      assertThat(feed.streamsAsked()).isZero();
      assertThat(feed.shown()).isEqualTo(POLLING);
      assertThat(feed.last().reason()).isEqualTo("realtime-off");
    }
  }

  @Test
  void reconnectNowPollsAtOnce() throws Exception {
    try (DrivenFeed feed = feed(it -> snapshot(it, 3))) {
      feed.pass(Duration.ZERO);
      feed.until(Signal.Polled.class, 1);

      feed.state().handle(new Signal.ReconnectNow());
      feed.pass(Duration.ZERO);
      feed.until(Signal.Polled.class, 2);

      assertThat(feed.streamsAsked()).isZero();
    }
  }

  @Test
  void pollsThatFailAreOfflineAndOneThatIsAnsweredIsNot() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    try (DrivenFeed feed =
        feed(
            it -> {
              if (down.get()) {
                it.answer("503 Busy", "", "");
              } else {
                snapshot(it, 1);
              }
            })) {
      feed.pass(Duration.ZERO);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.shown()).isEqualTo(POLLING);
      feed.pass(INTERVAL);
      feed.until(Signal.Polled.class, 2);
      assertThat(feed.shown()).isEqualTo(OFFLINE);

      down.set(false);
      feed.pass(INTERVAL);
      feed.until(Signal.Polled.class, 3);

      assertThat(feed.shown()).isEqualTo(POLLING);
    }
  }

  @Test
  void aRefusedTokenAsksForAnotherAndIsNotTriedAgain() throws Exception {
    try (DrivenFeed feed = feed(it -> it.answer("401 Unauthorized", "", ""))) {
      feed.pass(Duration.ZERO);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.shown()).isEqualTo(SIGN_IN);

      feed.pass(INTERVAL.multipliedBy(3));

      assertThat(feed.boardsAsked()).isEqualTo(1);
    }
  }

  @Test
  void theWaitsAddUpToWhatTheDesignSays() {
    Duration all = FeedSettings.DEFAULT.waits().stream().reduce(Duration.ZERO, Duration::plus);

    assertThat(all).isEqualTo(Duration.ofMinutes(3).plusSeconds(45));
    assertThat(new FeedSettings(INTERVAL, Optional.of(Duration.ofSeconds(20)), 3, INTERVAL).waits())
        .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(30));
  }

  private static DrivenFeed feed(RawServer.Script boards) {
    return new DrivenFeed(OFF, boards, it -> beating(it)).begin();
  }
}
