package dev.tallyboard.command;

import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.Presenter;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.gateway.Scope;
import dev.tallyboard.gateway.Tokens;
import dev.tallyboard.workflow.Shop;
import dev.tallyboard.workflow.WorkflowSettings;
import dev.tallyboard.workflow.shop.SandboxShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The window on a gateway and a workflow of its own, sample orders flowing; fresh each time. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows live workflow progress with nothing else installed.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  /** Behind each step of a stage, so that a person can follow. */
  private static final Duration PACE = Duration.ofMillis(650);

  private static final String MERCHANT = "demo";

  @Mixin private FeedOptions feedOptions;

  @Override
  public Integer call() throws InterruptedException {
    Window.requireDisplay();
    Shutdown shutdown = Shutdown.onSignal();
    Clock clock = Clock.systemUTC();
    Path folder = temporaryFolder();
    SandboxShop shop = new SandboxShop();
    byte[] secret = Secret.in(folder).readOrCreate();
    String token = Tokens.mint(secret, List.of(MERCHANT), EnumSet.allOf(Scope.class), null);
    try (Server server =
        Server.open(
            folder,
            GatewaySettings.at("127.0.0.1", 0),
            Access.hs256(secret, clock),
            WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(PACE),
            1_000_000,
            clock)) {
      server.startGateway();
      GatewayAddress address = GatewayAddress.of(server.url(), MERCHANT);
      try (GatewayClient client = new GatewayClient(address, () -> Optional.of(token));
          DemoOrders orders = new DemoOrders(client, shop)) {
        orders.start();
        ConsoleSettings settings =
            ConsoleSettings.of(MERCHANT, address.display()).with(presenter(server));
        new Window(client, feedOptions.settings(), settings).showUntilClosed(shutdown);
      }
    } finally {
      TemporaryFolder.delete(folder);
    }
    return shutdown.exit(Program.OK);
  }

  private static Presenter presenter(Server server) {
    return new Presenter(
        "Demo",
        List.of(
            new Presenter.Action(
                () -> server.gatewayRuns() ? "Stop the gateway" : "Start the gateway",
                () -> {
                  if (server.gatewayRuns()) {
                    server.stopGateway();
                  } else {
                    server.startGateway();
                  }
                })));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tallyboard-demo");
    } catch (IOException e) {
      throw new CommandFailure("No temporary folder can be made for the demo's data", e);
    }
  }
}
