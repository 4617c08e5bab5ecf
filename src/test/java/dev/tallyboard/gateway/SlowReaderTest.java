package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that are not read: what the system's own buffers take is far below what is published. */
@Timeout(60)
class SlowReaderTest {
  private static final String TEXT = "x".repeat(8_000);
  private static final int EVENTS = 1_600;
  private static final int BATCH = 100;

  @TempDir private Path folder;
  private GatewayFixture gateway;

  @BeforeEach
  void open() {
    // Two streams at most, so that another one proves that one was given up.
    gateway =
        GatewayFixture.open(
            folder,
            new GatewaySettings(
                "127.0.0.1",
                0,
                Duration.ofMillis(200),
                2,
                200,
                2 * 1024 * 1024,
                Duration.ofMinutes(1)));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void progressIsConflatedForAReaderThatDoesNotReadAndDelaysNoOther() throws Exception {
    try (Stream slow = unread();
        Stream quick = gateway.stream()) {
      slow.block();
      for (int i = 0; i < EVENTS / BATCH; i++) {
        quick.eventsUpTo(publish(BATCH, () -> progress(1)).toString());
      }
      EventId last = publish(1, () -> progress(2));

      List<Long> seen =
          slow.eventsUpTo(last.toString()).stream().map(SlowReaderTest::number).toList();
      assertThat(seen).isSorted().doesNotHaveDuplicates();
      assertThat(seen.size()).isLessThan(EVENTS);
    }
  }

  @Test
  void whatMayNotBeDroppedClosesTheConnectionAndTheReaderResumesByItsId() throws Exception {
    EventId last;
    long before = gateway.log().head(MERCHANT).n();
    List<Long> seen = new ArrayList<>();
    String resumeAt = "";
    try (Stream slow = unread();
        Stream quick = gateway.stream()) {
      slow.block();
      for (int i = 0; i < EVENTS / BATCH; i++) {
        publish(BATCH, () -> failed());
        assertThat(quick.events(BATCH)).hasSize(BATCH);
      }
      last = gateway.log().head(MERCHANT);
      // Its place is free although it has not read.
      await().until(this::thereIsRoom);
      try {
        for (Stream.Block next = slow.event(); next.isEvent(); next = slow.event()) {
          seen.add(number(next));
          resumeAt = next.id();
        }
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?i).*(closed|reset).*");
      }
    }
    assertThat(seen.size()).isBetween(1, EVENTS - 1);
    try (Stream again = gateway.stream("Last-Event-ID: " + resumeAt)) {
      again.eventsUpTo(last.toString()).forEach(it -> seen.add(number(it)));
    }
    assertThat(seen)
        .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, last.n()).boxed().toList());
  }

  @Test
  void aReplayWaitsForItsReaderAndIsWhole() throws Exception {
    EventId start = gateway.append(started("a"));
    EventId last = publish(EVENTS, () -> failed());
    try (Stream slow = unread("Last-Event-ID: " + start);
        Stream quick = gateway.stream()) {
      EventId now = gateway.append(started("b"));
      assertThat(quick.event().id()).isEqualTo(now.toString());

      assertThat(slow.eventsUpTo(now.toString()).stream().map(SlowReaderTest::number))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(start.n() + 1, last.n() + 1).boxed().toList());
    }
  }

  /** Requests may come before the answers of others have been read (RFC 9112, section 9.3.2). */
  @Test
  void aStreamBehindAnAnswerThatIsNotReadYetIsWholeAsWell() throws Exception {
    EventId start = gateway.append(started("a"));
    AtomicInteger orders = new AtomicInteger();
    EventId last = publish(1_000, () -> failed("po" + orders.incrementAndGet()));
    assertThat(gateway.get("/api/realtime/snapshot").body().length()).isGreaterThan(8_000_000);
    try (Stream slow =
        Stream.unread(
            gateway.port(),
            "/api/realtime/snapshot",
            32 * 1024,
            "\r\nGET /api/realtime/events HTTP/1.1\r\nHost: test",
            "Last-Event-ID: " + start)) {
      await().until(() -> GatewayMetrics.of(gateway, "connections") == 1);
      slow.skipAnswer();

      slow.readHead();
      assertThat(slow.eventsUpTo(last.toString()).stream().map(SlowReaderTest::number))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(start.n() + 1, last.n()).boxed().toList());
    }
  }

  @Test
  void moreStreamsThanThereIsRoomForAreRefused() throws Exception {
    try (Stream one = gateway.stream();
        Stream two = gateway.stream()) {
      assertThat(one.head()).startsWith("HTTP/1.1 200");
      assertThat(two.head()).startsWith("HTTP/1.1 200");
      assertThat(thereIsRoom()).isFalse();
    }
    await().until(this::thereIsRoom);
  }

  private EventId publish(int count, Supplier<Event> script) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(null, script.get()));
    }
    return gateway.log().append(MERCHANT, entries).getLast();
  }

  private static Event progress(int percent) {
    return new Progress(
        new Subject("po", null, Stage.AI_PARSING), percent, TEXT, Meta.NONE.at(1_000));
  }

  private static Event failed() {
    return failed("po");
  }

  private static Event failed(String poId) {
    return new Event.Failed(new Subject(poId, null, Stage.AI_PARSING), TEXT, Meta.NONE);
  }

  private Stream unread(String... headers) throws IOException {
    Stream stream = Stream.unread(gateway.port(), "/api/realtime/events", 32 * 1024, headers);
    stream.readHead();
    return stream;
  }

  private boolean thereIsRoom() throws IOException {
    try (Stream probe = gateway.stream()) {
      return probe.head().startsWith("HTTP/1.1 200");
    }
  }

  private static long number(Stream.Block block) {
    return EventId.parse(block.id()).orElseThrow().n();
  }
}
