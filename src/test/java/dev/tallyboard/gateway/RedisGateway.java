package dev.tallyboard.gateway;

import static org.awaitility.Awaitility.await;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.board.SnapshotCodec;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.redis.RedisAddress;
import dev.tallyboard.bus.redis.RedisEventLog;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.support.RedisProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gateway on a Redis that others use too. */
final class RedisGateway implements AutoCloseable {
  static final String MERCHANT = GatewayFixture.MERCHANT;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RedisEventLog log;
  private final Gateway gateway;

  RedisGateway(RedisProcess redis) {
    this(redis, Retention.ofEvents(1_000_000));
  }

  RedisGateway(RedisProcess redis, Retention retention) {
    this(RedisAddress.parse(redis.url()), retention, GatewayFixture.SETTINGS, redis.isRunning());
  }

  /** On one that runs. */
  RedisGateway(String address) {
    this(RedisAddress.parse(address), Retention.ofEvents(1_000_000), GatewayFixture.SETTINGS, true);
  }

  RedisGateway(
      RedisAddress address, Retention retention, GatewaySettings settings, boolean isRunning) {
    log = RedisEventLog.open(address, Clock.systemUTC(), retention);
    if (isRunning) {
      // A machine that has much else to do may need longer to connect than a call is willing to
      // wait.
      await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(log::probe);
    }
    gateway =
        Gateway.start(settings, log, Optional.empty(), Access.open(MERCHANT), Clock.systemUTC());
  }

  RedisEventLog log() {
    return log;
  }

  EventId append(Event event) {
    return log.append(MERCHANT, List.of(new Entry(null, event))).getFirst();
  }

  EventId append(String merchantId, Event event) {
    return log.append(merchantId, List.of(new Entry(null, event))).getFirst();
  }

  int port() {
    return gateway.port();
  }

  Stream stream(String... headers) throws IOException {
    return Stream.open(gateway.port(), "/api/realtime/events", headers);
  }

  Snapshot snapshot() throws Exception {
    HttpResponse<String> answer = get("/api/realtime/snapshot");
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return SnapshotCodec.read(
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    gateway.close();
    log.close();
  }
}
