package dev.tallyboard.gateway;

import static dev.tallyboard.gateway.GatewayFixture.MERCHANT;
import static dev.tallyboard.gateway.GatewayFixture.progress;
import static dev.tallyboard.gateway.GatewayFixture.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told, after things that happened on real sockets. */
@Timeout(60)
class MetricsTest {
  private static final byte[] SECRET = new byte[Tokens.MIN_SECRET_BYTES];

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
  void aFreshGatewayTellsEveryNumberAsPrometheusText() throws Exception {
    HttpResponse<String> answer = gateway.get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body())
        .contains("# TYPE tallyboard_connections gauge\ntallyboard_connections 0.0\n")
        .contains("# TYPE tallyboard_publish_to_write_seconds histogram\n")
        .contains("tallyboard_publish_to_write_seconds_bucket{le=\"+Inf\"} 0\n")
        .contains("tallyboard_log_up 1.0\n");
    for (String counter :
        List.of(
            "events_published",
            "events_delivered",
            "events_conflated",
            "events_replayed",
            "resets",
            "slow_readers_disconnected",
            "tokenless_connections_closed")) {
      assertThat(value(counter + "_total")).as(counter).isZero();
    }
  }

  @Test
  void whatIsPublishedDeliveredAndReplayedIsCountedAndTimed() throws Exception {
    EventId first = gateway.append(started("a"));
    for (int i = 0; i < 9; i++) {
      gateway.append(progress("a", i));
    }
    try (Stream one = gateway.stream();
        Stream two = gateway.stream("Last-Event-ID: " + first)) {
      two.events(9);
      await().until(() -> value("connections") == 2);
      assertThat(value("events_replayed_total")).isEqualTo(9);
      assertThat(value("events_published_total")).as("those before anyone asked").isZero();

      for (int i = 10; i < 15; i++) {
        String id = gateway.append(progress("a", i)).toString();
        one.eventsUpTo(id);
        two.eventsUpTo(id);
      }

      await().until(() -> value("events_delivered_total") == 9 + 2 * 5);
      assertThat(value("events_published_total")).isEqualTo(5);
      // Once an event and event loop, of which the two streams have one or two.
      assertThat(value("publish_to_write_seconds_count")).isBetween(5.0, 10.0);
      assertThat(value("publish_to_write_seconds_bucket{le=\"10.0\"}")).isBetween(5.0, 10.0);
    }
    await().until(() -> value("connections") == 0);
  }

  @Test
  void refusalsAreCountedByTheirStatusAndResetsByThemselves() throws Exception {
    gateway.get("/nothing");
    gateway.get("/nothing");
    gateway.post("/api/realtime/events", "no JSON");
    try (Stream stream = gateway.stream("Last-Event-ID: another-1")) {
      stream.event();

      assertThat(value("requests_refused_total{status=\"404\"}")).isEqualTo(2);
      assertThat(value("requests_refused_total{status=\"400\"}")).isEqualTo(1);
      assertThat(value("resets_total")).isEqualTo(1);
    }
  }

  @Test
  void theQueueOfASlowReaderIsCounted(@TempDir Path other) throws Exception {
    try (GatewayFixture small =
            GatewayFixture.open(
                other,
                new GatewaySettings(
                    "127.0.0.1", 0, Duration.ofSeconds(1), 9, 9, 1 << 20, Duration.ofMinutes(1)));
        Stream slow = Stream.unread(small.port(), "/api/realtime/events", 32 * 1024);
        Stream quick = small.stream()) {
      slow.readHead();
      quick.block();
      quick.block();
      Subject subject = new Subject("po", null, Stage.AI_PARSING);
      Progress progress = new Progress(subject, 1, "x".repeat(8_000), Meta.NONE.at(1_000));
      while (GatewayMetrics.of(small, "events_conflated_total") < 10) {
        EventId last =
            small
                .log()
                .append(MERCHANT, Collections.nCopies(50, new Entry(null, progress)))
                .getLast();
        quick.eventsUpTo(last.toString());
      }
      assertThat(GatewayMetrics.of(small, "slow_readers_disconnected_total")).isZero();

      for (int i = 0; i < 10; i++) {
        quick.eventsUpTo(small.append(started("po")).toString());
      }

      await().until(() -> GatewayMetrics.of(small, "slow_readers_disconnected_total") == 1);
      await().until(() -> GatewayMetrics.of(small, "connections") == 1);
    }
  }

  @Test
  void metricsAndHealthAskForNoTokenAndNameNoMerchant(@TempDir Path other) throws Exception {
    Access access = Access.hs256(SECRET, Clock.systemUTC());
    try (GatewayFixture closed =
        new GatewayFixture(other, GatewayFixture.SETTINGS, access, Optional.empty(), 100)) {
      for (String path : List.of("/metrics", "/health/live", "/health/ready")) {
        HttpResponse<String> answer = closed.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain(MERCHANT);
      }
    }
  }

  private double value(String name) throws Exception {
    return GatewayMetrics.of(gateway, name);
  }
}
