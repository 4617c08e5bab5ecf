package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tallyboard.board.Board;
import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog.Checkpoint;
import dev.tallyboard.event.Decoded;
import dev.tallyboard.event.EventCodec;
import dev.tallyboard.event.EventId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamTest {
  @TempDir private Path folder;
  private GatewayFixture gateway;

  @BeforeEach
  void open() {
    gateway = GatewayFixture.open(folder);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void aStreamBeginsAtOnceWithItsHeadersARetryAndAHeartbeat() throws Exception {
    try (Stream stream = gateway.stream()) {
      assertThat(stream.head()).startsWith("HTTP/1.1 200 OK\n");
      assertThat(stream.hasHeader("Content-Type: text/event-stream; charset=utf-8")).isTrue();
      assertThat(stream.hasHeader("Cache-Control: no-store")).isTrue();
      assertThat(stream.hasHeader("X-Accel-Buffering: no")).isTrue();
      assertThat(stream.block()).isEqualTo(new Stream.Block("", "", "retry 3000"));
      Stream.Block heartbeat = stream.block();
      assertThat(heartbeat.event()).isEqualTo("heartbeat");
      assertThat(heartbeat.id()).isEmpty();
      assertThat(heartbeat.data()).matches("\\{\"timestamp\":\\d{13}}");
    }
  }

  @Test
  void heartbeatsKeepTheirIntervalWhileEventsFlow() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable _ = () -> enough.set(true);
        Stream stream = gateway.stream()) {
      Future<?> publisher = publishUntil(enough, threads);
      stream.block();
      stream.block();
      long begun = System.nanoTime();
      int heartbeats = 0;
      while (heartbeats < 5 && System.nanoTime() - begun < 10_000_000_000L) {
        heartbeats += stream.block().isHeartbeat() ? 1 : 0;
      }
      enough.set(true);
      publisher.get();
      assertThat((System.nanoTime() - begun) / 1e6).isCloseTo(1_000, within(400.0));
    }
  }

  @Test
  void withoutAnIdTheStreamBeginsNowAndEveryEventCarriesItsIdAndKind() throws Exception {
    gateway.append(started("old"));
    try (Stream stream = gateway.stream()) {
      EventId first = gateway.append(started("a"));
      gateway.append(progress("a", 5));

      List<Stream.Block> events = stream.events(2);
      assertThat(events.getFirst().id()).isEqualTo(first.toString());
      assertThat(events).extracting(Stream.Block::event).containsExactly("stage", "progress");
      assertThat(events.getLast().data())
          .startsWith("{\"poId\":\"a\",\"stage\":\"ai_parsing\",\"progress\":5,");
    }
  }

  /** More than there are event loops: some share one. */
  @Test
  void whoComesLaterIsToldWithThoseWhoAreThereAndWhoLeavesTakesNobodyAlong() throws Exception {
    List<Stream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 12; i++) {
        streams.add(gateway.stream());
        assertAllAreTold(streams);
      }
      for (int i = 0; i < 4; i++) {
        streams.removeFirst().close();
        assertAllAreTold(streams);
      }
    } finally {
      for (Stream stream : streams) {
        stream.close();
      }
    }
  }

  private void assertAllAreTold(List<Stream> streams) throws Exception {
    String id = gateway.append(started("po")).toString();
    for (Stream stream : streams) {
      assertThat(stream.event().id()).isEqualTo(id);
    }
  }

  @Test
  void anIdInTheHeaderOrElseInTheQueryResumesRightBehindIt() throws Exception {
    List<EventId> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(gateway.append(started("po" + i)));
    }
    try (Stream byHeader = gateway.stream("Last-Event-ID: " + ids.get(1));
        Stream byQuery =
            Stream.open(gateway.port(), "/api/realtime/events?lastEventId=" + ids.get(3))) {
      assertThat(byHeader.events(3))
          .extracting(Stream.Block::id)
          .containsExactly(ids.get(2).toString(), ids.get(3).toString(), ids.get(4).toString());
      assertThat(byQuery.events(1).getFirst().id()).isEqualTo(ids.get(4).toString());
    }
  }

  @Test
  void anIdThatTheLogDoesNotKnowBeginsWithAResetThatNamesTheHead() throws Exception {
    EventId head = gateway.append(started("a"));
    for (String unknown :
        List.of(
            "another-1", head.log() + "-1000", "nonsense", "%00\u00ff-\u00e4", "-1", "\t\"'<>")) {
      try (Stream stream = gateway.stream("Last-Event-ID: " + unknown)) {
        Stream.Block reset = stream.events(1).getFirst();
        assertThat(reset.event()).as(unknown).isEqualTo("reset");
        assertThat(reset.id()).isEqualTo(head.toString());
        EventId next = gateway.append(started("b"));
        assertThat(stream.events(1).getFirst().id()).isEqualTo(next.toString());
        head = next;
      }
    }
  }

  @Test
  void anIdThatHasBeenTrimmedBeginsWithAReset(@TempDir Path other) throws Exception {
    try (GatewayFixture small =
        new GatewayFixture(
            other, GatewayFixture.SETTINGS, Access.open(MERCHANT), Optional.empty(), 10)) {
      EventId first = small.append(started("first"));
      for (int i = 0; i < 50; i++) {
        small.append(started("po" + i));
      }
      small
          .log()
          .keepCheckpoint(
              MERCHANT,
              new Checkpoint(
                  small.log().head(MERCHANT),
                  SnapshotCodec.write(
                      new Snapshot(
                          MERCHANT,
                          small.log().head(MERCHANT).toString(),
                          0,
                          List.of(),
                          List.of(),
                          List.of()))));
      // Two, since the first append is answered before the trimming behind it.
      small.append(started("x"));
      EventId head = small.append(started("y"));

      try (Stream stream = small.stream("Last-Event-ID: " + first)) {
        Stream.Block reset = stream.events(1).getFirst();
        assertThat(reset.event()).isEqualTo("reset");
        assertThat(reset.id()).isEqualTo(head.toString());
      }
    }
  }

  @Test
  void theSeamBetweenReplayAndLiveHasNoGapAndNoDouble() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable _ = () -> enough.set(true)) {
      Future<?> publisher = publishUntil(enough, threads);
      for (int i = 0; i < 200; i++) {
        EventId head = gateway.log().head(MERCHANT);
        // Now from the log, now from the ring, now from the head.
        long from = Math.max(0, head.n() - (i % 10 == 9 ? 2_200 : 9L * (i % 7)));
        try (Stream stream = gateway.stream("Last-Event-ID: " + EventId.of(head.log(), from))) {
          int count = (int) (head.n() - from) + 20;
          assertThat(stream.events(count).stream().map(it -> number(it.id())))
              .containsExactlyElementsOf(
                  LongStream.rangeClosed(from + 1, from + count).boxed().toList());
        }
      }
      enough.set(true);
      publisher.get();
    }
  }

  @Test
  void aSnapshotAndTheStreamFromItsIdMakeTheGatewaysBoard() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable _ = () -> enough.set(true)) {
      Future<?> publisher = publishUntil(enough, threads);
      Board board;
      List<Stream.Block> seen;
      Snapshot begin = snapshot();
      try (Stream stream = gateway.stream("Last-Event-ID: " + begin.lastEventId())) {
        seen = new ArrayList<>(stream.events(300));
        enough.set(true);
        publisher.get();
        seen.addAll(stream.eventsUpTo(gateway.append(started("last")).toString()));
      }
      board = Board.of(begin);
      for (Stream.Block block : seen) {
        board.apply(
            block.id(), ((Decoded.Ok) EventCodec.decode(block.event(), block.data())).event());
      }
      Snapshot end = snapshot();
      assertThat(board.snapshot(end.at())).isEqualTo(end);
    }
  }

  @Test
  void afterARestartIdsGoOnAndResumingIsExact() throws Exception {
    EventId seen = gateway.append(started("a"));
    gateway.append(progress("a", 5));
    String before = gateway.get("/api/realtime/snapshot").body();
    close();
    open();
    EventId last = gateway.append(progress("a", 6));

    assertThat(last).isEqualTo(EventId.of(seen.log(), 3));
    try (Stream stream = gateway.stream("Last-Event-ID: " + seen)) {
      assertThat(stream.events(2)).extracting(it -> number(it.id())).containsExactly(2L, 3L);
    }
    assertThat(gateway.log().checkpoint(MERCHANT)).isPresent();
    assertThat(before).contains("\"lastEventId\":\"" + seen.log() + "-2\"");
    assertThat(snapshot().lastEventId()).isEqualTo(last.toString());
  }

  @Test
  void closingTheGatewayEndsStreamsBehindWhatIsPublished() throws Exception {
    Stream stream = gateway.stream();
    EventId last = gateway.append(started("a"));
    stream.eventsUpTo(last.toString());
    close();

    assertThat(stream.event()).isEqualTo(Stream.END);
    stream.close();
    open();
  }

  private Snapshot snapshot() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/realtime/snapshot");
    return SnapshotCodec.read(
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  /** Whatever ends the test has to say that it is enough, before it waits for the threads. */
  private Future<?> publishUntil(AtomicBoolean enough, ExecutorService threads) {
    return threads.submit(
        () -> {
          for (int i = 0; !enough.get(); i++) {
            gateway.append(started("po" + i % 50));
            gateway.append(progress("po" + i % 50, i % 101));
          }
        });
  }

  private static long number(String id) {
    return EventId.parse(id).orElseThrow().n();
  }
}
