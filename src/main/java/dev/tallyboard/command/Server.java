package dev.tallyboard.command;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Gateway;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.workflow.Workflow;
import dev.tallyboard.workflow.WorkflowSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An installation: event log, workflow with its database, and a gateway that can be stopped. On
 * Redis it has no workflow so far.
 */
final class Server implements AutoCloseable {
  /** A workflow and the database that it shares with the log. */
  private record Work(Database database, Workflow workflow) {}

  private final EventLog log;
  private final Optional<Work> work;
  private final Access access;
  private final Clock clock;
  private GatewaySettings settings;
  private @Nullable Gateway gateway;

  private Server(
      EventLog log, Optional<Work> work, Access access, Clock clock, GatewaySettings settings) {
    this.log = log;
    this.work = work;
    this.access = access;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Opens the data in a folder and goes on with what was left there; the gateway is not started
   * yet.
   *
   * @throws CommandFailure when the folder cannot be used
   */
  static Server open(
      Path folder,
      GatewaySettings settings,
      Access access,
      WorkflowSettings workflowSettings,
      long retainEvents,
      Clock clock) {
    Database database;
    try {
      database = Database.open(folder);
    } catch (RuntimeException e) {
      throw new CommandFailure(Database.whyNotOpened(folder, e), e);
    }
    LocalEventLog log = LocalEventLog.open(database.dataSource(), clock, retainEvents);
    Workflow workflow = new Workflow(database.dataSource(), log, workflowSettings, clock);
    workflow.start();
    return new Server(log, Optional.of(new Work(database, workflow)), access, clock, settings);
  }

  /** On a log that others write to as well; it is closed with the server. */
  static Server withoutWorkflow(
      EventLog log, GatewaySettings settings, Access access, Clock clock) {
    return new Server(log, Optional.empty(), access, clock, settings);
  }

  /** Starts the gateway, on the same port as before if there was one. */
  synchronized void startGateway() {
    if (gateway != null) {
      return;
    }
    try {
      gateway = Gateway.start(settings, log, work.map(it -> it.workflow().orders()), access, clock);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    settings = settings.onPort(gateway.port());
  }

  /** Stops the gateway only: the workflow goes on, and its events wait in the log. */
  synchronized void stopGateway() {
    if (gateway != null) {
      gateway.close();
      gateway = null;
    }
  }

  synchronized boolean gatewayRuns() {
    return gateway != null;
  }

  synchronized int port() {
    return settings.port();
  }

  /** Where it listens, as an address. */
  synchronized String url() {
    String host = settings.host();
    String scheme = settings.edge().tls().isPresent() ? "https" : "http";
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + settings.port();
  }

  @Override
  public void close() {
    stopGateway();
    work.ifPresent(it -> it.workflow().close());
    log.close();
    work.ifPresent(it -> it.database().close());
  }
}
