package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmMemory;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private static final String HOST = "127.0.0.1";

  @Mixin private FeedOptions feedOptions;

  @Override
  public Integer call() throws InterruptedException {
    Window.requireDisplay();
    try (Shutdown shutdown = Shutdown.onSignal()) {
      show(shutdown);
      return shutdown.exit(Program.OK);
    }
  }

  private void show(Shutdown shutdown) throws InterruptedException {
    Path folder = temporaryFolder();
    SandboxShop shop = new SandboxShop();
    byte[] secret = Secret.in(folder).readOrCreate();
    String token = Tokens.mint(secret, List.of(MERCHANT), EnumSet.allOf(Scope.class), null);
    GatewaySettings gateway = GatewaySettings.at(HOST, freePort());
    GatewayAddress address =
        GatewayAddress.of("http://%s:%d".formatted(HOST, gateway.port()), MERCHANT);
    // The window need not wait for the server, nor the server for the window.
    CompletableFuture<Server> server =
        CompletableFuture.supplyAsync(
            () -> start(folder, gateway, secret, shop),
            work -> Thread.ofPlatform().daemon().name("demo-server").start(work));
    try (GatewayClient client = new GatewayClient(address, () -> Optional.of(token));
        DemoOrders orders = new DemoOrders(client, shop)) {
      CompletableFuture<Void> ready = server.thenRun(orders::start);
      ConsoleSettings settings =
          ConsoleSettings.of(MERCHANT, address.display()).with(presenter(server));
      new Window(client, feedOptions.settings(), settings, AlarmMemory.none())
          .showUntilClosed(shutdown, ready);
    } finally {
      end(server, folder);
    }
  }

  private static Server start(
      Path folder, GatewaySettings gateway, byte[] secret, SandboxShop shop) {
    Clock clock = Clock.systemUTC();
    Server server =
        Server.open(
            folder,
            gateway,
            Access.hs256(secret, clock),
            WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(PACE),
            1_000_000,
            clock);
    server.startGateway();
    return server;
  }

  private static void end(CompletableFuture<Server> server, Path folder) {
    try {
      server.join().close();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CommandFailure failure
          ? failure
          : new CommandFailure("The demo's gateway did not start", e);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static Presenter presenter(CompletableFuture<Server> server) {
    return new Presenter(
        "Demo",
        List.of(
            new Presenter.Action(
                () ->
                    server.isDone() && !server.join().gatewayRuns()
                        ? "Start the gateway"
                        : "Stop the gateway",
                () -> {
                  if (server.join().gatewayRuns()) {
                    server.join().stopGateway();
                  } else {
                    server.join().startGateway();
                  }
                })));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandFailure("No port is free on this machine for the demo's gateway", e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tallyboard-demo");
    } catch (IOException e) {
      throw new CommandFailure("No temporary folder can be made for the demo's data", e);
    }
  }
}
