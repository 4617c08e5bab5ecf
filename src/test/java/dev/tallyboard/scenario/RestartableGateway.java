package dev.tallyboard.scenario;

import dev.tallyboard.board.Snapshot;
import dev.tallyboard.bus.EventLog.Entry;
import dev.tallyboard.bus.local.EventLogSchema;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.client.Answer;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.client.Versioned;
import dev.tallyboard.command.Database;
import dev.tallyboard.event.Event;
import dev.tallyboard.event.EventId;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Gateway;
import dev.tallyboard.gateway.GatewaySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A gateway that restarts on its port, on the same log or on a new one; it retains little. */
final class RestartableGateway implements AutoCloseable {
  private static final int RETAIN = 100;

  private final Path folder;
  private int logs;
  private Database database;
  private LocalEventLog log;
  private Gateway gateway;
  private GatewaySettings settings =
      new GatewaySettings(
          "127.0.0.1", 0, Duration.ofMillis(100), 100, 64, 1 << 20, Duration.ofMinutes(1));

  RestartableGateway(Path folder) {
    this.folder = folder;
    open();
  }

  int port() {
    return settings.port();
  }

  void restart() {
    gateway.close();
    start();
  }

  /** As after a loss of all data: another log, in which nothing has happened. */
  void startOver() {
    close();
    open();
  }

  List<EventId> publish(String merchant, List<Event> events) {
    return log.append(merchant, events.stream().map(it -> new Entry(null, it)).toList());
  }

  EventId head(String merchant) {
    return log.head(merchant);
  }

  Snapshot board(String merchant) {
    String url = "http://127.0.0.1:" + port();
    try (GatewayClient client =
        new GatewayClient(GatewayAddress.of(url, merchant), Optional::empty)) {
      return ((Answer.Ok<Versioned>) client.snapshot(null)).value().snapshot();
    }
  }

  @Override
  public void close() {
    gateway.close();
    log.close();
    database.close();
  }

  private void open() {
    database = Database.open(folder.resolve("log-" + logs++), List.of(new EventLogSchema()));
    log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), RETAIN);
    start();
  }

  private void start() {
    gateway =
        Gateway.start(settings, log, Optional.empty(), Access.open("local"), Clock.systemUTC());
    settings = settings.onPort(gateway.port());
  }
}
