package dev.tallyboard.feed;

import static dev.tallyboard.feed.ConnectionState.LIVE;
import static dev.tallyboard.feed.Scripts.STREAM;
import static dev.tallyboard.feed.Scripts.gateway;
import static dev.tallyboard.feed.Scripts.message;
import static dev.tallyboard.feed.Scripts.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.support.RawServer;
import dev.tallyboard.support.RawServer.Exchange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs for a small heap: each ends with 0 when what it promises was so. */
final class SmallHeap {
  private static final FeedSettings ONLY_WHEN_ASKED =
      new FeedSettings(
          Duration.ofHours(1), Optional.of(Duration.ofHours(1)), 10, Duration.ofMillis(300));

  private SmallHeap() {}

  public static void main(String[] args) {
    try {
      switch (args[0]) {
        case "anything" -> anything();
        case "board" -> board();
        case "reconnections" -> reconnections();
        default -> throw new IllegalArgumentException(args[0]);
      }
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** An event behind all that a server can send is there. */
  private static void anything() {
    try (RawServer server = gateway(Scripts::none, SmallHeap::sayAnything);
        Heard heard = new Heard(server.url(), FeedSettings.DEFAULT)) {
      await().atMost(Duration.ofSeconds(50)).until(() -> heard.toldIds().contains("log-2"));
    }
  }

  private static void sayAnything(Exchange it) throws Exception {
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
    it.send(message(2));
    it.untilClosed();
  }

  /** A board of all that is allowed is taken and replaced by another; one byte more is refused. */
  private static void board() {
    AtomicInteger polls = new AtomicInteger();
    FeedSettings pollsOnly =
        new FeedSettings(
            Duration.ofSeconds(30), Optional.of(Duration.ofMillis(50)), 0, Duration.ofMillis(100));
    try (RawServer server =
            gateway(
                it -> {
                  int poll = polls.incrementAndGet();
                  sayBoard(it, poll, GatewayClient.MAX_SNAPSHOT_BYTES + (poll <= 3 ? 0 : 1));
                },
                it -> it.answer("503 Busy", "", ""));
        Heard heard = new Heard(server.url(), pollsOnly)) {
      await().atMost(Duration.ofSeconds(50)).until(() -> heard.snapshots() == 3);
      await()
          .atMost(Duration.ofSeconds(50))
          .until(() -> heard.last().state() == ConnectionState.OFFLINE);
      assertThat(heard.snapshots()).isEqualTo(3);
      assertThat(heard.frame().board().lastEventId()).isEqualTo("log-3");
      assertThat(heard.frame().board().orders()).hasSizeGreaterThan(8_000);
    }
  }

  private static void sayBoard(Exchange it, int poll, long size) throws IOException {
    String start =
        "{\"merchantId\":\"m_1\",\"lastEventId\":\"log-%d\",\"at\":1,\"pipeline\":[],\"activity\":[],\"orders\":["
            .formatted(poll);
    it.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\nConnection: close\r\n\r\n" + start);
    String order =
        "{\"poId\":\"p%07d\",\"workflowId\":\"w%s\",\"status\":\"RUNNING\",\"stage\":\"ai_parsing\",\"updatedAt\":1,\"stages\":[]}";
    String filler = "f".repeat(3_500);
    long left = size - start.length() - 2;
    String separator = "";
    for (int n = 0; left > 2 * filler.length(); n++) {
      String next = separator + order.formatted(n, filler);
      it.send(next);
      left -= next.length();
      separator = ",";
    }
    it.send("]" + " ".repeat((int) left) + "}");
  }

  /** 500 of them leave threads, sockets and heap where they were, and one stream open. */
  private static void reconnections() {
    try (RawServer server = gateway(it -> snapshot(it, 2), Scripts::beating);
        Heard heard = new Heard(server.url(), ONLY_WHEN_ASKED)) {
      reconnect(server, heard, 100);
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long heap = live(server, heard);
      reconnect(server, heard, 500);

      await().until(() -> server.openConnections(STREAM) == 1);
      await().until(() -> server.openConnections() <= 3);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount())
          .isLessThanOrEqualTo(threads + 3);
      assertThat(live(server, heard) - heap).as("bytes more").isLessThan(500 * 1_024);
    }
  }

  private static void reconnect(RawServer server, Heard heard, int times) {
    heard.awaitState(LIVE);
    for (int n = 0; n < times; n++) {
      server.cut(STREAM);
      heard.awaitUntil(() -> heard.last().state() != LIVE);
      heard.feed().reconnectNow();
      heard.awaitState(LIVE);
    }
  }

  /** What is in use once nothing else is, the test's own notes left out. */
  private static long live(RawServer server, Heard heard) {
    heard.forget();
    server.requests().clear();
    for (int n = 0; n < 3; n++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
