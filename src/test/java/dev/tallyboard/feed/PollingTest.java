package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.SIGN_IN;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls beside the stream, on a clock that the test moves. */
@Timeout(60)
class PollingTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final FeedSettings POLLS_ONLY =
      new FeedSettings(Duration.ofSeconds(30), Optional.empty(), 0, INTERVAL);
  private static final RawServer.Script REFUSED = it -> it.answer("503 Busy", "", "");

  /** Polls that wait until the test answers them. */
  private final LinkedBlockingQueue<Exchange> polls = new LinkedBlockingQueue<>();

  private void hold(Exchange poll) throws Exception {
    polls.add(poll);
    poll.untilClosed();
  }

  private Exchange poll() throws InterruptedException {
    Exchange next = polls.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a poll is made").isNotNull();
    return next;
  }

  private static void beat(DrivenFeed feed, Exchange stream) throws Exception {
    long before = feed.count(Signal.Received.class);
    stream.heartbeat();
    feed.until(() -> feed.count(Signal.Received.class) > before);
  }

  @Test
  void neverTwoAtOnceHoweverLongOneTakes() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(POLLS_ONLY, this::hold, REFUSED).begin()) {
      feed.until(Signal.Ended.class, 1);
      Exchange first = poll();
      for (int n = 0; n < 10; n++) {
        feed.pass(INTERVAL);
        feed.state().handle(new Signal.ReconnectNow());
        feed.state().tick();
        feed.until(Signal.Ended.class, 2 + n);
      }
      assertThat(feed.boardsAsked()).isEqualTo(1);

      snapshot(first, 3);
      feed.until(Signal.Polled.class, 1);
      feed.pass(Duration.ofSeconds(1));
      poll();
      assertThat(feed.boardsAsked()).isEqualTo(2);
    }
  }

  @Test
  void anEventThatTheFirstBoardHoldsAlreadyIsToldOnceAndIsNoDuplicate() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, 2)).begin()) {
      Exchange stream = feed.stream();
      stream.heartbeat();
      feed.until(Signal.Polled.class, 1);

      stream.send(message(2) + message(3));
      feed.until(() -> feed.toldIds().size() == 2);

      assertThat(feed.toldIds()).containsExactly("log-2", "log-3");
      assertThat(feed.notices()).noneMatch(Notice.Diagnostic.class::isInstance);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-3");
    }
  }

  @Test
  void aLateAnswerRollsNothingBack() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      Exchange stream = feed.stream();
      stream.socket().close();
      feed.until(Signal.Ended.class, 1);
      Exchange late = poll();
      feed.passUntilTry();
      stream = feed.stream();
      beat(feed, stream);
      snapshot(late, 3);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.LOADING);

      // It was asked for before the stream began: only the next one can be gap-free.
      feed.pass(Duration.ofSeconds(1));
      snapshot(poll(), 5);
      feed.until(Signal.Polled.class, 2);
      stream.send(message(6));
      feed.until(() -> feed.toldIds().contains("log-6"));
      stream.socket().close();
      feed.until(Signal.Ended.class, 2);
      Exchange old = poll();
      feed.passUntilTry();
      beat(feed, feed.stream());
      snapshot(old, 4);
      feed.until(Signal.Polled.class, 3);

      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-6");
      assertThat(feed.toldIds()).containsExactly("log-6");
    }
  }

  @Test
  void aPollThatCameBetweenRequestAndFirstEventOfAStreamWithoutCursorIsNotEnough()
      throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      feed.stream().socket().close();
      feed.until(Signal.Ended.class, 1);
      Exchange poll = poll();
      feed.passUntilTry();
      Exchange stream = feed.stream(); // asked without a cursor: it begins now
      snapshot(poll, 3);
      feed.until(Signal.Polled.class, 1);
      stream.send(message(6));
      feed.until(Signal.Received.class, 1);
      feed.pass(Duration.ofSeconds(1));
      snapshot(poll(), 5);
      feed.until(Signal.Polled.class, 2);

      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-6");
      assertThat(feed.toldIds()).containsExactly("log-6");
    }
  }

  @Test
  void nothingNewKeepsTheBoardAndCountsAsSuccess() throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(
                POLLS_ONLY,
                it -> {
                  if (it.request().headers().containsKey("if-none-match")) {
                    it.answer("304 Not Modified", "", "");
                  } else {
                    snapshot(it, 3);
                  }
                },
                REFUSED)
            .begin()) {
      feed.until(() -> feed.count(Signal.Polled.class) == 1 && feed.count(Signal.Ended.class) == 1);
      Long before = feed.last().dataAt();
      feed.pass(INTERVAL);
      feed.untilQuiet();
      feed.pass(INTERVAL);
      feed.untilQuiet();

      assertThat(feed.server().requests(Scripts.SNAPSHOT).getLast().headers())
          .containsEntry("if-none-match", "\"3\"");
      assertThat(feed.shown()).isEqualTo(POLLING);
      assertThat(feed.state().frame().board().orders()).hasSize(1);
      assertThat(feed.last().dataAt()).isGreaterThan(before);
    }
  }

  @Test
  void pollsKeepTheirIntervalAndStopWhenLive() throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(
                new FeedSettings(Duration.ofDays(1), Optional.empty(), 0, INTERVAL),
                it -> snapshot(it, 3))
            .begin()) {
      feed.stream().socket().close();
      feed.until(() -> feed.count(Signal.Polled.class) == 1 && feed.count(Signal.Ended.class) == 1);
      feed.pass(INTERVAL.minusMillis(1));
      assertThat(feed.state().isPolling()).isFalse();
      feed.pass(Duration.ofMillis(1));
      feed.until(Signal.Polled.class, 2);

      beat(feed, feed.stream());
      for (int n = 0; n < 20; n++) {
        feed.pass(INTERVAL);
        assertThat(feed.state().isPolling()).isFalse();
      }
      assertThat(feed.shown()).isEqualTo(LIVE);
      assertThat(feed.boardsAsked()).isEqualTo(2);
      assertThat(feed.last().nextPollAt()).isNull();
    }
  }

  @Test
  void aPollsRetryAfterIsHonouredUpToAMinute() throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(
                POLLS_ONLY, it -> it.answer("429 Slow", "Retry-After: 3600\r\n", ""), REFUSED)
            .begin()) {
      feed.until(() -> feed.count(Signal.Polled.class) == 1 && feed.count(Signal.Ended.class) == 1);
      feed.pass(Duration.ofMillis(59_999));
      assertThat(feed.state().isPolling()).isFalse();
      feed.pass(Duration.ofMillis(1));
      feed.until(Signal.Polled.class, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 Oh", "200 OK", "304 Not Modified", "400 What"})
  void whileNoBoardComesTheStreamIsShownAllTheSameAndTheBoardIsWholeLater(String status)
      throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      Exchange stream = feed.stream();
      stream.send(message(1) + message(2));
      feed.until(Signal.Received.class, 2);
      assertThat(feed.toldIds()).isEmpty();
      Exchange poll = poll();
      poll.answer(status, "", "{}");
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.toldIds()).containsExactly("log-1", "log-2");
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.LOADING);
      assertThat(feed.mailbox().room()).isEqualTo(Mailbox.BOUND);

      feed.pass(Duration.ofSeconds(4));
      stream.send(message(3));
      feed.until(Signal.Received.class, 3);
      snapshot(poll(), 2);
      feed.until(Signal.Polled.class, 2);

      assertThat(feed.toldIds()).containsExactly("log-1", "log-2", "log-3");
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-3");
    }
  }

  @Test
  void whereNoBoardEverComesItIsAskedForLessAndLess() throws Exception {
    try (DrivenFeed feed =
        new DrivenFeed(
                new FeedSettings(Duration.ofDays(1), Optional.empty(), 10, INTERVAL),
                it -> it.answer("500 Oh", "", ""))
            .begin()) {
      beat(feed, feed.stream());
      for (int second = 0; second < 300; second++) {
        feed.until(() -> !feed.state().isPolling());
        feed.pass(Duration.ofSeconds(1));
      }
      assertThat(feed.boardsAsked()).isBetween(12, 16);
      assertThat(feed.shown()).isEqualTo(LIVE);
    }
  }

  @Test
  void afterAResetOnlyABoardOfTheLogsHeadOrLaterWillDo() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      Exchange stream = feed.stream();
      beat(feed, stream);
      snapshot(poll(), 3);
      feed.until(Signal.Polled.class, 1);
      feed.pass(Duration.ofSeconds(1));
      stream.send("id: log-9\nevent: reset\ndata: {}\n\n" + message(10));
      feed.until(Signal.Received.class, 3);
      snapshot(poll(), 8); // by a gateway that lags behind
      feed.until(Signal.Polled.class, 2);
      assertThat(feed.state().frame().board().lastEventId()).isNotEqualTo("log-8");

      assertThat(feed.toldIds()).as("shown meanwhile").containsExactly("log-10");
      feed.pass(Duration.ofSeconds(4));
      snapshot(poll(), 9); // would take back what was shown
      feed.until(Signal.Polled.class, 3);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-10");
      feed.pass(Duration.ofSeconds(8));
      snapshot(poll(), 10);
      feed.until(Signal.Polled.class, 4);
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      stream.send(message(11));
      feed.until(() -> feed.toldIds().contains("log-11"));

      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-11");
      assertThat(feed.toldIds()).containsExactly("log-10", "log-11");
    }
  }

  @Test
  void resetsWithoutEndAreNoReasonToPollWithoutEnd() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, 9)).begin()) {
      Exchange stream = feed.stream();
      for (int n = 1; n <= 100; n++) {
        stream.send("id: log-9\nevent: reset\ndata: {}\n\n");
        feed.until(Signal.Received.class, n);
        feed.pass(Duration.ofMillis(100));
      }
      assertThat(feed.boardsAsked()).isLessThanOrEqualTo(12);
    }
  }

  @Test
  void anAnswerToAnOlderTokenIsNoReasonToSignInAgain() throws Exception {
    boolean[] signedIn = {false};
    try (DrivenFeed feed =
        new DrivenFeed(
                FeedSettings.DEFAULT,
                this::hold,
                it -> it.answer(signedIn[0] ? "503 Busy" : "401 No", "", ""))
            .begin()) {
      feed.until(Signal.Ended.class, 1);
      assertThat(feed.shown()).isEqualTo(SIGN_IN);
      feed.state().handle(new Signal.ReconnectNow());
      feed.state().tick();
      Exchange withOldToken = poll();
      feed.until(Signal.Ended.class, 2);
      signedIn[0] = true;
      feed.state().handle(new Signal.ReconnectNow());
      withOldToken.answer("401 No", "", "");
      feed.until(() -> feed.count(Signal.Polled.class) == 1 && feed.count(Signal.Ended.class) == 3);

      assertThat(feed.shown()).isNotEqualTo(SIGN_IN);
      feed.pass(Duration.ofSeconds(1));
      poll();
    }
  }

  @Test
  void aBoardOfAForeignFormNeverReplacesOurs() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(POLLS_ONLY, this::hold, REFUSED).begin()) {
      feed.until(Signal.Ended.class, 1);
      snapshot(poll(), 3);
      feed.until(Signal.Polled.class, 1);
      feed.pass(INTERVAL);
      poll().answer("200 OK", "", "{\"hello\":\"world\"}");
      feed.until(Signal.Polled.class, 2);

      assertThat(feed.state().frame().board().orders()).hasSize(1);
    }
  }
}
