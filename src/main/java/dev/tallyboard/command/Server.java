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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An installation: event log, workflow with its database, and a gateway that can be stopped. */
final class Server implements AutoCloseable {
  /**
   * Stands for whatever Redis the gateways share: what it is called differs from one to another.
   */
  private static final String SHARED_LOG = "redis";

  private final EventLog log;
  private final Optional<Workflow> workflow;

  /** Closed last. */
  private final List<Database> databases;

  private final Access access;
  private final Clock clock;
  private GatewaySettings settings;
  private @Nullable Gateway gateway;

  private Server(
      EventLog log,
      Optional<Workflow> workflow,
      List<Database> databases,
      Access access,
      Clock clock,
      GatewaySettings settings) {
    this.log = log;
    this.workflow = workflow;
    this.databases = databases;
    this.access = access;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Opens the data in a folder and goes on with what was left there; the gateway is not started
   * yet.
   *
   * @param orders where orders are, if not in the folder as well
   * @throws CommandFailure when the folder or the database cannot be used
   */
  static Server open(
      Path folder,
      Optional<DatabaseAddress> orders,
      GatewaySettings settings,
      Access access,
      WorkflowSettings workflowSettings,
      long retainEvents,
      Clock clock) {
    Database embedded;
    try {
      embedded = Database.open(folder);
    } catch (RuntimeException e) {
      throw new CommandFailure(Database.whyNotOpened(folder, e), e);
    }
    LocalEventLog log = LocalEventLog.open(embedded.dataSource(), clock, retainEvents);
    List<Database> databases = new ArrayList<>(List.of(embedded));
    try {
      orders.map(it -> Database.open(it, log.name())).ifPresent(databases::add);
    } catch (CommandFailure e) {
      log.close();
      embedded.close();
      throw e;
    }
    return working(log, databases, settings, access, workflowSettings, clock);
  }

  /**
   * On a log that others write to as well; it is closed with the server.
   *
   * @param orders where orders are that others work on as well; without it no workflow runs
   * @throws CommandFailure when the database cannot be used
   */
  static Server onSharedLog(
      EventLog log,
      Optional<DatabaseAddress> orders,
      GatewaySettings settings,
      Access access,
      WorkflowSettings workflowSettings,
      Clock clock) {
    if (orders.isEmpty()) {
      return new Server(log, Optional.empty(), List.of(), access, clock, settings);
    }
    try {
      List<Database> databases = List.of(Database.open(orders.get(), SHARED_LOG));
      return working(log, databases, settings, access, workflowSettings, clock);
    } catch (CommandFailure e) {
      log.close();
      throw e;
    }
  }

  private static Server working(
      EventLog log,
      List<Database> databases,
      GatewaySettings settings,
      Access access,
      WorkflowSettings workflowSettings,
      Clock clock) {
    Workflow workflow =
        new Workflow(databases.getLast().dataSource(), log, workflowSettings, clock);
    workflow.start();
    return new Server(log, Optional.of(workflow), databases, access, clock, settings);
  }

  /** Starts the gateway, on the same port as before if there was one. */
  synchronized void startGateway() {
    if (gateway != null) {
      return;
    }
    try {
      gateway = Gateway.start(settings, log, workflow.map(Workflow::orders), access, clock);
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
    workflow.ifPresent(Workflow::close);
    log.close();
    databases.forEach(Database::close);
  }
}
