package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.Event.Failed;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that closes while somebody still has something to read. */
@Timeout(60)
class DrainTest {
  /** More than the system's own buffers take, less than the gateway's queue. */
  private static final int EVENTS = 800;

  @TempDir private Path folder;
  private GatewayFixture gateway;
  private Stream slow;
  private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

  @BeforeEach
  void open() throws Exception {
    gateway =
        GatewayFixture.open(
            folder,
            new GatewaySettings(
                "127.0.0.1",
                0,
                Duration.ofMillis(200),
                10,
                4_096,
                64 * 1024 * 1024,
                Duration.ofMinutes(1)));
    slow = unread();
  }

  @AfterEach
  void close() throws Exception {
    slow.close();
    closing.join();
  }

  @Test
  void itSaysAtOnceThatItIsNotReadyAndTakesNoNewStream() throws Exception {
    publish();
    beginToClose();

    await().until(() -> gateway.get("/health/ready").statusCode() == 503);
    assertThat(gateway.get("/health/ready").body()).isEqualTo("{\"status\":\"draining\"}");
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    try (Stream late = gateway.stream()) {
      assertThat(late.head()).startsWith("HTTP/1.1 503");
      assertThat(late.hasHeader("Retry-After: 5")).isTrue();
    }
    assertThat(closing).isNotDone();
    slow.close();
    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aSlowReaderGetsAllThatIsQueuedForItAndThenTheEnd() throws Exception {
    EventId last = publish();
    beginToClose();

    assertThat(slow.eventsUpTo(last.toString())).hasSize(EVENTS);
    assertThat(slow.event()).isEqualTo(Stream.END);
  }

  /** Nothing is queued here, and what the server has on its way would go with its connection. */
  @Test
  void aReaderGetsWhatIsOnItsWayToItsSocket() throws Exception {
    EventId last = null;
    for (long behind = 0; behind < 10; ) {
      last = append(20);
      long told = last.n();
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> GatewayMetrics.of(gateway, "publish_to_write_seconds_count") == told);
      behind = told - (long) GatewayMetrics.of(gateway, "events_delivered_total");
    }
    beginToClose();
    assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    assertThat(slow.eventsUpTo(last.toString())).hasSize((int) last.n());
    assertThat(slow.event()).isEqualTo(Stream.END);
    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aReaderThatNeverReadsHoldsItUpForAFewSecondsOnly() throws Exception {
    publish();
    beginToClose();

    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aReaderThatWasGivenUpBeforeHoldsItUpForAFewSecondsOnly() throws Exception {
    while (GatewayMetrics.of(gateway, "slow_readers_disconnected_total") == 0) {
      publish();
    }
    beginToClose();

    closing.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatIsPublishedMeanwhileIsStoredIfItIsAccepted() throws Exception {
    publish();
    beginToClose();
    await().until(() -> gateway.get("/health/ready").statusCode() == 503);

    HttpResponse<String> answer =
        gateway.post(
            "/api/realtime/events",
            "{\"event\":\"stage\",\"data\":{\"poId\":\"po\",\"workflowId\":\"wf\","
                + "\"stage\":\"ai_parsing\",\"status\":\"started\"}}");

    assertThat(answer.statusCode()).isEqualTo(202);
    closing.get(10, TimeUnit.SECONDS);
    try (GatewayFixture again = GatewayFixture.open(folder)) {
      assertThat(again.log().head(MERCHANT).n()).isEqualTo(EVENTS + 1);
    }
  }

  private EventId append(int events) {
    Failed failed =
        new Failed(new Subject("po", null, Stage.AI_PARSING), "x".repeat(8_000), Meta.NONE);
    return gateway
        .log()
        .append(MERCHANT, Collections.nCopies(events, new Entry(null, failed)))
        .getLast();
  }

  private void beginToClose() {
    closing = CompletableFuture.runAsync(gateway::close);
  }

  private Stream unread() throws Exception {
    Stream stream = Stream.unread(gateway.port(), "/api/realtime/events", 32 * 1024);
    stream.readHead();
    stream.block();
    return stream;
  }

  /** Returns once all of it has been written to the reader or waits for it. */
  private EventId publish() throws Exception {
    EventId last = append(EVENTS);
    await()
        .until(
            () ->
                GatewayMetrics.of(gateway, "publish_to_write_seconds_count") == last.n()
                    || GatewayMetrics.of(gateway, "slow_readers_disconnected_total") == 1);
    return last;
  }
}
