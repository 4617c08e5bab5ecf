package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.CONNECTING;
import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.OFFLINE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.RECONNECTING;
import static dev.tallyboard.feed.ConnectionState.SIGN_IN;
import static dev.tallyboard.feed.ConnectionState.STOPPED;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.beating;
import static dev.tallyboard.feed.Scripts.gateway;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.progress;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.feed.Frame.Completeness;
import dev.tallyboard.support.RawServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedTest {
  @Test
  void theFirstWholeEventMakesItLiveAndTheSnapshotMakesTheBoardWhole() {
    try (RawServer server =
            gateway(
                3,
                it -> {
                  it.openStream();
                  it.heartbeat();
                  it.send(message(4));
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), FeedSettings.DEFAULT)) {
      await().until(() -> heard.frame() != null && heard.toldIds().contains("log-4"));

      assertThat(heard.states()).containsExactly(CONNECTING, LIVE);
      await().until(() -> "log-4".equals(heard.frame().board().lastEventId()));
      assertThat(heard.frame().completeness()).isEqualTo(Completeness.WHOLE);
      assertThat(heard.frame().connection().attempt()).isZero();
    }
  }

  @Test
  void aHandshakeWithoutAWholeEventIsNeverLive() {
    try (RawServer server =
            gateway(
                1,
                it -> {
                  it.openStream();
                  it.send(": only a comment\n\ndata");
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitState(POLLING);

      assertThat(heard.states()).doesNotContain(LIVE);
    }
  }

  @Test
  void silenceBeyondTheHeartbeatTimeoutEndsLiveEvenWhileBytesDrip() {
    CountDownLatch dripping = new CountDownLatch(1);
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  it.heartbeat();
                  while (!dripping.await(20, TimeUnit.MILLISECONDS)) {
                    it.send(":");
                  }
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitState(LIVE);
      heard.awaitState(RECONNECTING);

      assertThat(heard.last().reason()).isEqualTo("heartbeat-timeout");
      dripping.countDown();
    }
  }

  @Test
  void theStreamCutIsResumedBehindTheLastEventWithoutALostOrDoubledOne() {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  it.heartbeat();
                  if (connections.incrementAndGet() == 1) {
                    for (int n = 1; n <= 5; n++) {
                      it.send(message(n));
                    }
                  } else {
                    for (int n = 4; n <= 9; n++) { // a server that repeats two
                      it.send(message(n));
                    }
                    it.untilClosed();
                  }
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> heard.toldIds().contains("log-9"));

      assertThat(heard.toldIds())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 9).mapToObj(n -> "log-" + n).toList());
      assertThat(heard.diagnostics()).containsExactly("duplicate", "duplicate");
      assertThat(server.requests(STREAM).get(1).headers()).containsEntry("last-event-id", "log-5");
    }
  }

  @Test
  void whatAPollBroughtIsToldOnceWhenTheStreamReturnsAndFoldedOnce() {
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger polls = new AtomicInteger();
    try (RawServer server =
            gateway(
                it -> snapshot(it, polls.incrementAndGet() == 1 ? 0 : 6),
                it -> {
                  if (connections.incrementAndGet() == 1) {
                    it.openStream();
                    it.heartbeat();
                    it.send(message(1) + message(2));
                    await().until(() -> polls.get() == 1);
                    return;
                  }
                  await().until(() -> polls.get() >= 2);
                  it.openStream();
                  it.heartbeat();
                  for (int n = 3; n <= 8; n++) {
                    it.send(message(n));
                  }
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> heard.toldIds().contains("log-8"));
      await().until(() -> "log-8".equals(heard.frame().board().lastEventId()));

      assertThat(heard.toldIds())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 8).mapToObj(n -> "log-" + n).toList());
      assertThat(heard.frame().board().orders()).hasSize(1);
      assertThat(heard.frame().board().orders().getFirst().stages().getFirst().progress())
          .isEqualTo(8);
      assertThat(heard.diagnostics()).isEmpty();
    }
  }

  @Test
  void aResetHoldsEventsBackUntilANewSnapshotHasCome() {
    CountDownLatch sent = new CountDownLatch(1);
    AtomicInteger polls = new AtomicInteger();
    try (RawServer server =
            gateway(
                it -> {
                  if (polls.incrementAndGet() == 1) {
                    snapshot(it, 0);
                  } else {
                    sent.await();
                    snapshot(it, 6);
                  }
                },
                it -> {
                  it.openStream();
                  it.heartbeat();
                  await().until(() -> polls.get() == 1);
                  it.send("id: log-5\nevent: reset\ndata: {}\n\n");
                  for (int n = 6; n <= 8; n++) {
                    it.send(message(n));
                  }
                  sent.countDown();
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> heard.toldIds().contains("log-8"));
      await().until(() -> "log-8".equals(heard.frame().board().lastEventId()));

      assertThat(heard.toldIds()).containsExactly("log-6", "log-7", "log-8");
      assertThat(heard.diagnostics()).containsExactly("reset");
      assertThat(heard.frame().board().activity()).hasSize(1);
    }
  }

  @Test
  void theStreamAloneRefusedShowsReconnectingThenPollingAndReturnsByItself() {
    AtomicInteger refusals = new AtomicInteger();
    try (RawServer server =
            gateway(
                2,
                it -> {
                  if (refusals.incrementAndGet() <= 6) {
                    it.answer("503 Service Unavailable", "", "");
                  } else {
                    beating(it);
                  }
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitState(LIVE);

      assertThat(heard.states().stream().distinct())
          .containsExactly(CONNECTING, RECONNECTING, POLLING, LIVE);
      assertThat(server.requests(STREAM)).hasSize(7);
    }
  }

  @Test
  void theGatewayStoppedShowsReconnectingThenOfflineAndReturnsByItself() {
    RawServer server = gateway(2, Scripts::beating);
    int port = server.port();
    try (Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> heard.frame() != null && !heard.frame().board().orders().isEmpty());
      server.close();
      heard.awaitState(OFFLINE);
      assertThat(heard.states()).contains(RECONNECTING);
      assertThat(heard.last().lostAt()).isNotNull();

      try (RawServer again = gateway(port, 2, Scripts::beating)) {
        heard.awaitState(LIVE);
        assertThat(again.requests(STREAM).getLast().headers())
            .containsEntry("last-event-id", "log-2");
      }
    }
  }

  @Test
  void aRefusedTokenAsksForSignInAndDoesNotHammer() {
    try (RawServer server = new RawServer(it -> it.answer("401 Unauthorized", "", ""));
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitState(SIGN_IN);
      int asked = server.requests().size();

      await().during(Duration.ofMillis(500)).until(() -> server.requests().size() == asked);
      assertThat(heard.last().reason()).isEqualTo("http-401");
    }
  }

  @Test
  void aServerThatIsGoneForGoodStopsTheFeedUntilTheOperatorAsks() {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
            gateway(
                1,
                it -> {
                  if (asked.incrementAndGet() == 1) {
                    it.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                  } else {
                    beating(it);
                  }
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      heard.awaitState(STOPPED);
      assertThat(heard.last().reason()).isEqualTo("http-204");

      heard.feed().reconnectNow();
      heard.awaitState(LIVE);
    }
  }

  @Test
  void whateverArrivesTheNextGoodEventIsApplied() {
    String tooLong = "x".repeat(SseGuard.MAX_BYTES + 10);
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  it.heartbeat();
                  it.send("retry: 99999999999999999999\nretry: 0\n");
                  it.send("event: progress\ndata: {not json\n\n");
                  it.send("event: progress\ndata: " + "[".repeat(100_000) + "\n\n");
                  it.send("event: wonder\u001b[2J" + "!".repeat(99) + "\ndata: {}\n\n");
                  it.send("event: progress\nid: log-1\ndata: " + tooLong + "\n\n");
                  it.send("id: \u00e4\u4e16\u0000\nevent: progress\ndata: {}\n\n");
                  it.send(message(2));
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> heard.toldIds().contains("log-2"));

      assertThat(heard.diagnostics())
          .containsExactlyInAnyOrder(
              "malformed", "malformed", "unknown-event", "oversize", "malformed");
      assertThat(heard.details("unknown-event"))
          .singleElement()
          .satisfies(
              it -> assertThat(it).startsWith("of the kind wonder?[2J!!!").hasSizeLessThan(90));
    }
  }

  @Test
  void anEventWithoutAnIdIsFoldedAndMovesNoCursor() {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            gateway(
                0,
                it -> {
                  it.openStream();
                  it.heartbeat();
                  if (connections.incrementAndGet() == 1) {
                    it.send(message(1));
                    it.send("event: progress\ndata: " + progress(50) + "\n\n");
                    it.send("event: progress\ndata: " + progress(60) + "\n\n");
                    return;
                  }
                  it.untilClosed();
                });
        Heard heard = new Heard(server.url(), Heard.QUICK)) {
      await().until(() -> connections.get() == 2);

      assertThat(heard.toldIds()).containsExactly("log-1", "null", "null");
      assertThat(server.requests(STREAM).get(1).headers()).containsEntry("last-event-id", "log-1");
    }
  }
}
