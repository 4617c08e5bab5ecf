package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.gateway;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.progress;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tallyboard.board.Order;
import dev.tallyboard.board.StageStatus;
import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are not ours, or are two that do not keep step. */
@Timeout(60)
class ForeignServerTest {
  private static final String SUBJECT =
      "{\"poId\":\"cmgnvto900001l204z7qxp6e5\",\"workflowId\":\"wf_xyz123\",\"stage\":";

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

  private static void say(Exchange it, String kind, String rest) throws IOException {
    it.send("event: merchant:m_1:" + kind + "\ndata: " + SUBJECT + rest + "}\n\n");
  }

  private static String withoutId(int n) {
    return message(n).substring(message(n).indexOf('\n') + 1);
  }

  private static void withoutIds(Exchange it, int n) throws IOException {
    it.answer("200 OK", "", Scripts.board(n).replaceFirst("\"lastEventId\":\"[^\"]*\",", ""));
  }

  private static double progressOf(DrivenFeed feed) {
    return feed.state().frame().board().orders().getFirst().stages().getFirst().progress();
  }

  // The first half of the contract: channel names, no ids, no snapshot

  @Test
  void aServerOfTheFirstHalfOfTheContractIsFollowedAndTheBoardSaysThatItIsNotWhole() {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            gateway(
                Scripts::none,
                it -> {
                  it.openStream();
                  if (connections.incrementAndGet() == 1) {
                    say(it, "stage", "\"ai_parsing\",\"status\":\"started\",\"message\":\"x\"");
                    say(it, "progress", "\"ai_parsing\",\"progress\":45,\"message\":\"x\"");
                    return;
                  }
                  say(it, "completion", "\"ai_parsing\",\"lineItems\":5,\"confidence\":95");
                  say(it, "error", "\"shopify_sync\",\"error\":\"Database connection timeout\"");
                  it.heartbeat();
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitUntil(() -> heard.toldIds().size() == 4 && heard.last().state() == LIVE);
      heard.awaitUntil(() -> heard.frame().board().activity().size() == 4);

      Order order = heard.frame().board().orders().getFirst();
      assertThat(order.stages())
          .extracting(it -> it.stage().name() + " " + it.status())
          .containsExactly("ai_parsing DONE", "shopify_sync FAILED");
      assertThat(order.lineItems()).isEqualTo(5);
      assertThat(heard.frame().completeness()).isEqualTo(Completeness.SINCE_START);
      assertThat(heard.toldIds()).containsOnly("null");
      assertThat(server.requests(STREAM))
          .allSatisfy(it -> assertThat(it.headers()).doesNotContainKey("last-event-id"));
      assertThat(heard.diagnostics()).isEmpty();
    }
  }

  // Without ids, with snapshots

  @Test
  void withoutIdsAReconnectionFetchesTheBoardAndTheOrderOfArrivalTells() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      Exchange stream = feed.stream();
      stream.send(withoutId(1));
      feed.until(Signal.Received.class, 1);
      withoutIds(poll(), 1);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(feed.state().frame().board().lastEventId()).isNull();

      stream.socket().close();
      feed.until(Signal.Ended.class, 1);
      withoutIds(poll(), 1);
      feed.until(Signal.Polled.class, 2);
      feed.passUntilTry();
      stream = feed.stream();
      stream.send(withoutId(4)); // 2 and 3 were missed
      feed.until(Signal.Received.class, 2);
      feed.pass(Duration.ofSeconds(1));
      withoutIds(poll(), 4);
      feed.until(Signal.Polled.class, 3);
      stream.send(withoutId(5));
      feed.until(Signal.Received.class, 3);

      assertThat(progressOf(feed)).isEqualTo(5);
      assertThat(feed.toldIds()).containsExactly("null", "null", "null");
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(feed.streamsAsked()).isEqualTo(2);
    }
  }

  @Test
  void whatArrivedBeforeABoardWithoutIdsWasAskedForIsNotFoldedTwice() throws Exception {
    String started =
        "event: stage\ndata: {\"poId\":\"p1\",\"workflowId\":\"w1\",\"stage\":\"ai_parsing\","
            + "\"status\":\"started\"}\n\n";
    String done =
        "{\"merchantId\":\"local\",\"at\":5,\"orders\":[{\"poId\":\"p1\",\"workflowId\":\"w1\","
            + "\"status\":\"RUNNING\",\"stage\":\"database_save\",\"updatedAt\":4,\"stages\":[{"
            + "\"stage\":\"ai_parsing\",\"status\":\"DONE\",\"progress\":100,\"attempt\":1}]}],"
            + "\"pipeline\":[],\"activity\":[]}";
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      feed.stream().send(started);
      feed.until(Signal.Received.class, 1);
      poll().answer("200 OK", "", done);
      feed.until(Signal.Polled.class, 1);

      assertThat(feed.state().frame().board().orders().getFirst().stages())
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.status()).isEqualTo(StageStatus.DONE);
                assertThat(it.attempt()).isEqualTo(1);
              });
      assertThat(feed.toldIds()).containsExactly("null");
    }
  }

  // Two gateways that do not keep step

  @Test
  void aFirstBoardOlderThanTheStreamsBeginningLeavesNoGap() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      Exchange stream = feed.stream(); // begins behind log-4
      stream.heartbeat();
      feed.until(Signal.Received.class, 1);
      snapshot(poll(), 3); // of a gateway that does not know log-4 yet
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-3");

      stream.send(message(5));
      feed.until(Signal.Received.class, 2);
      snapshot(poll(), 4); // still too old: what was streamed is shown, and the board asked for
      feed.until(Signal.Polled.class, 2);
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.LOADING);
      assertThat(progressOf(feed)).isEqualTo(5);

      feed.pass(Duration.ofSeconds(4));
      snapshot(poll(), 6);
      feed.until(Signal.Polled.class, 3);
      stream.send(message(6) + message(7));
      feed.until(Signal.Received.class, 4);

      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-7");
      assertThat(feed.toldIds()).containsExactly("log-5", "log-6", "log-7");
    }
  }

  @Test
  void aGapIsSeenTooWhereTheStreamSpokeBeforeTheBoardCame() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, this::hold).begin()) {
      feed.stream().send(message(5));
      feed.until(Signal.Received.class, 1);
      snapshot(poll(), 3);
      feed.until(Signal.Polled.class, 1);
      assertThat(feed.toldIds()).as("held, as log-4 may be missing").isEmpty();
      snapshot(poll(), 5);
      feed.until(Signal.Polled.class, 2);

      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-5");
      assertThat(feed.state().frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(feed.toldIds()).containsExactly("log-5");
    }
  }

  @Test
  void whereNothingFitsInBetweenOneBoardIsEnough() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, 4)).begin()) {
      Exchange stream = feed.stream();
      stream.heartbeat();
      feed.until(Signal.Polled.class, 1);
      stream.send(message(5) + message(9)); // numbers may be left out
      feed.until(Signal.Received.class, 3);

      assertThat(feed.state().frame().board().lastEventId()).isEqualTo("log-9");
      assertThat(feed.boardsAsked()).isEqualTo(1);
    }
  }

  // Ids of every kind

  @Test
  void anEmptyIdResetsSoThatTheNextRequestCarriesNone() throws Exception {
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, 1)).begin()) {
      Exchange stream = feed.stream();
      stream.send(message(2) + "id: \nevent: progress\ndata: " + progress(3) + "\n\n");
      feed.until(Signal.Received.class, 2);
      feed.until(Signal.Polled.class, 1);
      stream.socket().close();
      feed.until(Signal.Ended.class, 1);
      feed.passUntilTry();
      feed.stream();

      assertThat(feed.server().requests(STREAM).getLast().headers())
          .doesNotContainKey("last-event-id");
    }
  }

  @Test
  void anIdOfAnyCharactersIsSentBackAsItCame() throws Exception {
    String id = "\u2026 \u8c46\u8150 \ud83d\ude00 :=!-.";
    try (DrivenFeed feed = new DrivenFeed(FeedSettings.DEFAULT, it -> snapshot(it, 1)).begin()) {
      Exchange stream = feed.stream();
      stream.send("id: " + id + "\nevent: progress\ndata: " + progress(2) + "\n\n");
      feed.until(Signal.Received.class, 1);
      feed.until(Signal.Polled.class, 1);
      stream.socket().close();
      feed.until(Signal.Ended.class, 1);
      feed.passUntilTry();
      feed.stream();

      assertThat(Scripts.lastEventId(feed.server().requests(STREAM).getLast())).isEqualTo(id);
    }
  }
}
