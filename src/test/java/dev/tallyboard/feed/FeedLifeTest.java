package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.OFFLINE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.RECONNECTING;
import static dev.tallyboard.feed.ConnectionState.SIGN_IN;
import static dev.tallyboard.feed.ConnectionState.STOPPED;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.asksBoard;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a feed lives through, and that it leaves nothing behind. */
@Timeout(60)
class FeedLifeTest {
  private static void good(Exchange it) throws Exception {
    if (asksBoard(it)) {
      snapshot(it, 2);
    } else {
      it.openStream();
      it.heartbeat();
      it.untilClosed();
    }
  }

  private static long feedThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().equals("feed") && it.isAlive())
        .count();
  }

  private static Heard in(ConnectionState state, RawServer server) {
    boolean takesLong = state == POLLING || state == OFFLINE;
    Heard heard = new Heard(server.url(), takesLong ? Heard.QUICK : FeedSettings.DEFAULT);
    heard.awaitState(state);
    return heard;
  }

  private static RawServer leadingTo(ConnectionState state) {
    return new RawServer(
        it -> {
          switch (state) {
            case LIVE -> good(it);
            case SIGN_IN -> it.answer("403 No", "", "");
            case STOPPED -> it.answer("410 Gone", "", "");
            case OFFLINE -> it.answer("500 Oh", "", "");
            case CONNECTING -> it.untilClosed();
            case RECONNECTING, POLLING -> {
              if (asksBoard(it)) {
                snapshot(it, 2);
              } else {
                it.answer("503 Busy", "", "");
              }
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void closingIsQuickFromAnyStateAndLeavesNoThreadAndNoSocket(ConnectionState state) {
    try (RawServer server = leadingTo(state)) {
      Heard heard = in(state, server);
      long start = System.nanoTime();
      heard.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));

      await().atMost(Duration.ofSeconds(3)).until(() -> server.openConnections() == 0);
      assertThat(feedThreads()).isZero();
    }
  }

  @Test
  void closingTakesWithItAPollThatHangs() {
    CountDownLatch polled = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    polled.countDown();
                    it.untilClosed();
                  } else {
                    it.answer("503 Busy", "", "");
                  }
                });
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty)) {
      try (Feed feed = new Feed(client, Heard.QUICK, new FeedListener() {}, Clock.systemUTC())) {
        feed.start();
        await().until(() -> polled.getCount() == 0);
      }
      await().atMost(Duration.ofSeconds(3)).until(() -> server.openConnections() == 0);
    }
  }

  @Test
  void aListenerMayCloseTheFeedItself() {
    try (RawServer server = new RawServer(FeedLifeTest::good);
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty)) {
      AtomicReference<Feed> feed = new AtomicReference<>();
      AtomicReference<Duration> took = new AtomicReference<>();
      FeedListener closing =
          new FeedListener() {
            @Override
            public void onNotice(Notice notice) {
              if (notice instanceof Notice.SnapshotTaken) {
                long start = System.nanoTime();
                feed.get().close();
                took.set(Duration.ofNanos(System.nanoTime() - start));
              }
            }
          };
      feed.set(new Feed(client, Heard.QUICK, closing, Clock.systemUTC()));
      feed.get().start();

      await().until(() -> took.get() != null && feedThreads() == 0);
      assertThat(took.get()).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void aListenerThatThrowsWhateverItLikesHarmsNothing() {
    List<String> told = new CopyOnWriteArrayList<>();
    AtomicInteger frames = new AtomicInteger();
    FeedListener throwing =
        new FeedListener() {
          @Override
          public void onFrame(Frame frame) {
            frames.incrementAndGet();
            throw new IllegalStateException("a frame");
          }

          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.EventTold it) {
              told.add(it.id());
            }
            throw new StackOverflowError("a notice");
          }
        };
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    snapshot(it, 0);
                  } else {
                    it.openStream();
                    it.send(message(1) + "event: ?\ndata: {}\n\n" + message(2));
                    it.untilClosed();
                  }
                });
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, Heard.QUICK, throwing, Clock.systemUTC())) {
      feed.start();

      await().until(() -> told.size() == 2 && frames.get() > 0);
      assertThat(told).containsExactly("log-1", "log-2");
    }
  }

  @Test
  void anEventLostToAFaultWhileItWasFoldedComesBackWithANewBoard() {
    AtomicBoolean faulty = new AtomicBoolean();
    Clock failing =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            boolean folding =
                StackWalker.getInstance()
                    .walk(frames -> frames.anyMatch(it -> it.getMethodName().equals("received")));
            if (folding && faulty.getAndSet(false)) {
              throw new OutOfMemoryError("while an event was folded");
            }
            return Instant.EPOCH;
          }
        };
    CountDownLatch whole = new CountDownLatch(1);
    AtomicReference<Frame> last = new AtomicReference<>();
    FeedListener listener =
        new FeedListener() {
          @Override
          public void onFrame(Frame frame) {
            last.set(frame);
          }

          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.SnapshotTaken && whole.getCount() > 0) {
              faulty.set(true);
              whole.countDown();
            }
          }
        };
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    snapshot(it, whole.getCount() > 0 ? 2 : 3);
                    return;
                  }
                  it.openStream();
                  it.heartbeat();
                  whole.await();
                  it.send(message(3) + message(4));
                  it.untilClosed();
                });
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, FeedSettings.DEFAULT, listener, failing)) {
      feed.start();

      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> last.get() != null && "log-4".equals(last.get().board().lastEventId()));
      assertThat(faulty).isFalse();
      assertThat(server.requests(Scripts.SNAPSHOT)).hasSize(2);
      assertThat(server.requests(STREAM)).hasSize(1);
    }
  }

  @Test
  void aReaderThatDiesIsReplacedAndTheCursorKept() {
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger deaths = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    snapshot(it, 0);
                    return;
                  }
                  it.openStream();
                  if (connections.incrementAndGet() == 1) {
                    it.send(message(1));
                    return;
                  }
                  it.send(message(2));
                  it.untilClosed();
                });
        Heard heard =
            new Heard(
                server.url(),
                Heard.QUICK,
                () -> {
                  boolean isReader = Thread.currentThread().getName().equals("stream-reader");
                  if (isReader && connections.get() == 1 && deaths.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("while it asked for a token");
                  }
                  return Optional.empty();
                })) {
      heard.awaitUntil(() -> heard.toldIds().contains("log-2"));

      assertThat(deaths.get()).isGreaterThan(1);
      assertThat(heard.toldIds()).containsExactly("log-1", "log-2");
      assertThat(server.requests(STREAM).getLast().headers())
          .containsEntry("last-event-id", "log-1");
    }
  }

  @Test
  void aReaderThatDiesWhileItDecodesEndsItsConnection() {
    try (Streamed it =
        Streamed.by(
            (name, data) -> {
              throw new OutOfMemoryError(name);
            },
            exchange -> {
              exchange.openStream();
              exchange.send("data: 1\n\n");
              exchange.untilClosed();
            })) {
      assertThat(it.ending()).isEqualTo(Ending.Broken.because("reader-died"));
      await().until(() -> it.server().openConnections() == 0);
    }
  }

  @Test
  void fiveHundredReconnectionsLeaveThreadsAndSocketsWhereTheyWereAndOneStreamOpen() {
    FeedSettings onlyWhenAsked =
        new FeedSettings(
            Duration.ofHours(1), Optional.of(Duration.ofHours(1)), 10, Duration.ofMillis(300));
    try (RawServer server = new RawServer(FeedLifeTest::good);
        Heard heard = new Heard(server.url(), onlyWhenAsked)) {
      heard.awaitState(LIVE);
      long threads = Thread.activeCount();
      for (int n = 2; n <= 500; n++) {
        int asked = n;
        server.cut(STREAM);
        heard.awaitUntil(() -> heard.last().state() != LIVE);
        heard.feed().reconnectNow();
        heard.awaitUntil(() -> heard.count(LIVE) == asked);
      }
      await().until(() -> server.openConnections(STREAM) == 1);
      await().until(() -> server.openConnections() <= 3);
      assertThat(Thread.activeCount()).isLessThanOrEqualTo((int) threads + 3);
      assertThat(feedThreads()).isEqualTo(1);
    }
  }

  @Test
  void anImpatientOperatorHasOneStreamAtMost() {
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    snapshot(it, 2);
                  } else {
                    it.openStream();
                    it.untilClosed();
                  }
                });
        Heard heard = new Heard(server.url(), FeedSettings.DEFAULT)) {
      IntStream.range(0, 200).forEach(_ -> heard.feed().reconnectNow());

      heard.awaitUntil(
          () -> server.requests(STREAM).size() >= 1 && server.openConnections(STREAM) == 1);
      await().during(Duration.ofMillis(200)).until(() -> server.openConnections(STREAM) == 1);
    }
  }

  @Test
  void aFloodToABlockedListenerIsBoundedAndNothingIsLostWhenItWakes() {
    CountDownLatch awake = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    int all = 6_000;
    String filler = "x".repeat(4_000);
    FeedListener asleep =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.EventTold) {
              told.incrementAndGet();
              try {
                awake.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          }
        };
    try (RawServer server =
            new RawServer(
                it -> {
                  if (asksBoard(it)) {
                    it.answer("404 None", "", "");
                    return;
                  }
                  it.openStream();
                  for (int n = 1; n <= all; n++) {
                    it.send(
                        message(n)
                            .replace(
                                "\"timestamp\"", "\"message\":\"" + filler + "\",\"timestamp\""));
                    sent.set(n);
                  }
                  it.untilClosed();
                });
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, FeedSettings.DEFAULT, asleep, Clock.systemUTC())) {
      feed.start();
      AtomicInteger before = new AtomicInteger(-1);
      await()
          .pollInterval(Duration.ofMillis(300))
          .until(() -> sent.get() > 0 && before.getAndSet(sent.get()) == sent.get());
      assertThat(sent.get()).as("the server has to wait").isLessThan(all);

      awake.countDown();
      await().atMost(Duration.ofSeconds(20)).until(() -> told.get() == all);
    }
  }
}
