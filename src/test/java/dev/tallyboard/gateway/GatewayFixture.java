package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.Event.Meta;
import dev.tallyboard.event.Event.Progress;
import dev.tallyboard.event.Event.StageChanged;
import dev.tallyboard.event.Event.Subject;
import dev.tallyboard.event.EventId;
import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Orders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real gateway on a real log in a folder; closing and opening another goes on in it. */
final class GatewayFixture implements AutoCloseable {
  static final String MERCHANT = "local";
  static final GatewaySettings SETTINGS =
      GatewaySettings.at("127.0.0.1", 0).withHeartbeat(Duration.ofMillis(200));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Database database;
  private final LocalEventLog log;
  private final Gateway gateway;

  GatewayFixture(
      Path folder, GatewaySettings settings, Access access, Optional<Orders> orders, long retain) {
    this.database = Database.open(folder, List.of(new EventLogSchema()));
    this.log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), retain);
    this.gateway = Gateway.start(settings, log, orders, access, Clock.systemUTC());
  }

  static GatewayFixture open(Path folder) {
    return open(folder, SETTINGS);
  }

  static GatewayFixture open(Path folder, GatewaySettings settings) {
    return new GatewayFixture(folder, settings, Access.open(MERCHANT), Optional.empty(), 1_000_000);
  }

  LocalEventLog log() {
    return log;
  }

  int port() {
    return gateway.port();
  }

  EventId append(Event event) {
    return log.append(MERCHANT, List.of(new Entry(null, event))).getFirst();
  }

  static Event started(String poId) {
    return new StageChanged(
        new Subject(poId, null, Stage.AI_PARSING), "started", null, null, Meta.NONE);
  }

  static Event progress(String poId, int percent) {
    return new Progress(new Subject(poId, null, Stage.AI_PARSING), percent, null, Meta.NONE);
  }

  Stream stream(String... headers) throws IOException {
    return Stream.open(port(), "/api/realtime/events", headers);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    gateway.close();
    log.close();
    database.close();
  }
}
