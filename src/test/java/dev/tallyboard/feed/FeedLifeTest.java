package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.ConnectionState.OFFLINE;
import static dev.tallyboard.feed.ConnectionState.POLLING;
import static dev.tallyboard.feed.ConnectionState.RECONNECTING;
import static dev.tallyboard.feed.ConnectionState.SIGN_IN;
import static dev.tallyboard.feed.ConnectionState.STOPPED;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.gateway;
import static dev.tallyboard.feed.Scripts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
    RawServer.Script refusal =
        it ->
            it.answer(
                switch (state) {
                  case SIGN_IN -> "403 No";
                  case STOPPED -> "410 Gone";
                  default -> "503 Busy";
                },
                "",
                "");
    return switch (state) {
      case LIVE -> gateway(2, Scripts::beating);
      case CONNECTING -> new RawServer(Exchange::untilClosed);
      case RECONNECTING, POLLING -> gateway(2, refusal);
      case OFFLINE, SIGN_IN, STOPPED -> new RawServer(refusal);
    };
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
        gateway(
            it -> {
              polled.countDown();
              it.untilClosed();
            },
            it -> it.answer("503 Busy", "", ""))) {
      try (Heard _ = new Heard(server.url(), Heard.QUICK)) {
        await().until(() -> polled.getCount() == 0);
      }
      await().atMost(Duration.ofSeconds(3)).until(() -> server.openConnections() == 0);
    }
  }

  @Test
  void aListenerMayCloseTheFeedItself() {
    AtomicReference<Heard> heard = new AtomicReference<>();
    AtomicReference<Duration> took = new AtomicReference<>();
    CountDownLatch known = new CountDownLatch(1);
    FeedListener closing =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.SnapshotTaken) {
              await().until(() -> known.getCount() == 0);
              long start = System.nanoTime();
              heard.get().feed().close();
              took.set(Duration.ofNanos(System.nanoTime() - start));
            }
          }
        };
    try (RawServer server = gateway(2, Scripts::beating);
        Heard it = new Heard(server.url(), Heard.QUICK, closing)) {
      heard.set(it);
      known.countDown();

      await().until(() -> took.get() != null && feedThreads() == 0);
      assertThat(took.get()).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void anImpatientOperatorHasOneStreamAtMost() {
    try (RawServer server =
            gateway(
                2,
                it -> {
                  it.openStream();
                  it.untilClosed();
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
            gateway(
                Scripts::none,
                it -> {
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
        Heard _ = new Heard(server.url(), FeedSettings.DEFAULT, asleep)) {
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
