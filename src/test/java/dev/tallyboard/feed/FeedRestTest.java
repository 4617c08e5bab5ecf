package dev.tallyboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A listener that gathers what it is told hears when to let go of it. */
class FeedRestTest {
  private static final int FLOOD = 5_000;

  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger rests = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);

  private final FeedListener gathering =
      new FeedListener() {
        @Override
        public void onNotice(Notice notice) {
          if (notice instanceof Notice.EventTold) {
            told.incrementAndGet();
          }
        }

        @Override
        public void onRest() {
          seen.set(told.get());
          rests.incrementAndGet();
        }
      };

  @Test
  void aSingleEventIsSeenThoughNothingFollowsAndAFloodInFewPieces() {
    try (RawServer server = new RawServer(this::play);
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, FeedSettings.DEFAULT, gathering, Clock.systemUTC())) {
      feed.start();
      await().until(() -> seen.get() == 1);
      int before = rests.get();

      goOn.countDown();
      await().until(() -> seen.get() == 1 + FLOOD);

      assertThat(rests.get() - before).isLessThan(FLOOD / 5);
    }
  }

  private void play(RawServer.Exchange exchange) throws Exception {
    if (!exchange.request().path().startsWith("/api/realtime/events")) {
      exchange.answer("404 Not Found", "", "");
      return;
    }
    exchange.openStream();
    exchange.send(event(0));
    goOn.await();
    StringBuilder flood = new StringBuilder();
    for (int i = 1; i <= FLOOD; i++) {
      flood.append(event(i));
    }
    exchange.send(flood.toString());
    exchange.untilClosed();
  }

  private static String event(int number) {
    return "id: log-%d\nevent: error\ndata: {\"poId\":\"po_1\",\"stage\":\"ai_parsing\"}\n\n"
        .formatted(number + 1);
  }
}
