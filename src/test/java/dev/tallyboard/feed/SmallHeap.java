package dev.tallyboard.feed;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program for a small heap: ends with 0 once an event behind all that a server sent is there. */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch good = new CountDownLatch(1);
    FeedListener listener =
        new FeedListener() {
          @Override
          public void onNotice(Notice notice) {
            if (notice instanceof Notice.EventTold(String id, _) && "log-2".equals(id)) {
              good.countDown();
            }
          }
        };
    try (RawServer server = new RawServer(SmallHeap::say);
        GatewayClient client =
            new GatewayClient(GatewayAddress.of(server.url(), null), Optional::empty);
        Feed feed = new Feed(client, FeedSettings.DEFAULT, listener, Clock.systemUTC())) {
      feed.start();
      System.exit(good.await(50, TimeUnit.SECONDS) ? 0 : 1);
    }
  }

  private static void say(Exchange it) throws Exception {
    if (Scripts.asksBoard(it)) {
      it.answer("404 None", "", "");
      return;
    }
    it.openStream();
    it.heartbeat();
    String part = "x".repeat(1 << 20);
    for (String start : new String[] {"data: ", ":", "id: ", "event: ", "retry: ", "unknown"}) {
      it.send(start);
      for (int mib = 0; mib < 24; mib++) {
        it.send(part);
      }
      it.send("\n");
    }
    String line = "data: " + "x".repeat(1 << 16) + "\n";
    for (int i = 0; i < 800; i++) { // one event of many lines
      it.send(line);
    }
    it.send("\n");
    String names =
        ("event: " + "y".repeat(1_000) + "\nid: " + "z".repeat(1_000) + "\n\n").repeat(1_000);
    for (int i = 0; i < 16; i++) {
      it.send(names);
    }
    it.send(Scripts.message(2));
    it.untilClosed();
  }
}
