package dev.tallyboard.scenario;

import dev.tallyboard.bus.local.LocalEventLog;
import dev.tallyboard.command.Database;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.Gateway;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.workflow.Shop;
import dev.tallyboard.workflow.Workflow;
import dev.tallyboard.workflow.WorkflowSettings;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Database, log, workflow and gateway, with a shop to look into; quick heartbeats. */
public final class Installation implements AutoCloseable {
  static final String MERCHANT = "m_1";

  final SandboxShop shop = new SandboxShop();
  private final Database database;
  private final LocalEventLog log;
  private final Workflow workflow;
  private GatewaySettings settings =
      GatewaySettings.at("127.0.0.1", 0).withHeartbeat(Duration.ofMillis(200));
  private Gateway gateway;

  /**
   * @param pace behind each step of a stage
   */
  public Installation(Path folder, Duration pace) {
    database = Database.open(folder);
    log = LocalEventLog.open(database.dataSource(), Clock.systemUTC(), 100_000);
    workflow =
        new Workflow(
            database.dataSource(),
            log,
            WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(pace),
            Clock.systemUTC());
    workflow.start();
    startGateway();
  }

  /** On the same port as before. */
  void startGateway() {
    gateway =
        Gateway.start(
            settings,
            log,
            Optional.of(workflow.orders()),
            Access.open(MERCHANT),
            Clock.systemUTC());
    settings = settings.onPort(gateway.port());
  }

  void stopGateway() {
    gateway.close();
  }

  int port() {
    return settings.port();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    gateway.close();
    workflow.close();
    log.close();
    database.close();
  }
}
