package dev.tallyboard.command;

import dev.tallyboard.alarm.AlarmMemory;
import dev.tallyboard.client.GatewayAddress;
import dev.tallyboard.client.GatewayClient;
import dev.tallyboard.console.shell.Commands;
import dev.tallyboard.console.shell.ConsoleSettings;
import dev.tallyboard.console.shell.DemoFaults;
import dev.tallyboard.console.shell.DemoMenu;
import dev.tallyboard.console.shell.Session;
import dev.tallyboard.feed.FeedListener;
import dev.tallyboard.feed.FeedSettings;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway and a workflow of its own, sample orders flowing; gone with the session. */
final class DemoSession implements Session {
  private static final Logger LOG = LoggerFactory.getLogger(DemoSession.class);

  /** Behind each step of a stage, so that a person can follow. */
  private static final Duration PACE = Duration.ofMillis(650);

  private static final String MERCHANT = "demo";
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final CompletableFuture<Server> server;
  private final DemoWire wire;
  private final GatewaySession window;

  /** Theirs is another wire: orders come in while the window's is cut. */
  private final GatewayClient suppliers;

  private final DemoOrders orders;
  private final CompletableFuture<Void> ready;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DemoSession(
      Path folder,
      CompletableFuture<Server> server,
      DemoWire wire,
      GatewaySession window,
      GatewayClient suppliers,
      DemoOrders orders) {
    this.folder = folder;
    this.server = server;
    this.wire = wire;
    this.window = window;
    this.suppliers = suppliers;
    this.orders = orders;
    this.ready = server.thenRun(orders::start);
  }

  /** Starts it; the window need not wait for the server, nor the server for the window. */
  static DemoSession start(FeedSettings feedSettings) {
    Path folder = temporaryFolder();
    SandboxShop shop = new SandboxShop();
    byte[] secret = Secret.in(folder).readOrCreate();
    String token = Tokens.mint(secret, List.of(MERCHANT), EnumSet.allOf(Scope.class), null);
    GatewaySettings gateway = GatewaySettings.at(HOST, freePort());
    DemoWire wire = DemoWire.to(gateway.port());
    CompletableFuture<Server> server =
        CompletableFuture.supplyAsync(
            () -> start(folder, gateway, secret, shop),
            work -> Thread.ofPlatform().daemon().name("demo-server").start(work));
    GatewayClient suppliers = new GatewayClient(address(gateway.port()), () -> Optional.of(token));
    DemoOrders orders = new DemoOrders(suppliers, shop);
    GatewayClient client = new GatewayClient(address(wire.port()), () -> Optional.of(token));
    ConsoleSettings settings =
        ConsoleSettings.of(MERCHANT, address(gateway.port()).display())
            .with(DemoMenu.of(new Faults(server, wire, orders)));
    return new DemoSession(
        folder,
        server,
        wire,
        GatewaySession.forgetting(client, feedSettings, settings, Clock.systemUTC()),
        suppliers,
        orders);
  }

  /** When there is something to see; fails where the server does not start. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public ConsoleSettings settings() {
    return window.settings();
  }

  @Override
  public AlarmMemory alarms() {
    return window.alarms();
  }

  @Override
  public Commands commands() {
    return window.commands();
  }

  @Override
  public void start(FeedListener listener) {
    var _ = ready.whenComplete((_, _) -> window.start(listener));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    orders.close();
    suppliers.close();
    window.close();
    wire.close();
    try {
      server.join().close();
    } catch (CompletionException e) {
      LOG.warn("The demo's gateway had not started", e);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static Server start(
      Path folder, GatewaySettings gateway, byte[] secret, SandboxShop shop) {
    Clock clock = Clock.systemUTC();
    Server server =
        Server.open(
            folder,
            Optional.empty(),
            gateway,
            Access.hs256(secret, clock),
            WorkflowSettings.with(new Shop.Sandbox(shop)).pacedBy(PACE),
            1_000_000,
            clock);
    server.startGateway();
    return server;
  }

  private static GatewayAddress address(int port) {
    return GatewayAddress.of("http://%s:%d".formatted(HOST, port), MERCHANT);
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

  /** What the menu does. */
  private record Faults(CompletableFuture<Server> server, DemoWire wire, DemoOrders orders)
      implements DemoFaults {
    @Override
    public boolean gatewayRuns() {
      return !server.isDone() || server.join().gatewayRuns();
    }

    @Override
    public void runGateway(boolean running) {
      if (running) {
        server.join().startGateway();
      } else {
        server.join().stopGateway();
      }
    }

    @Override
    public boolean isCut() {
      return wire.isCut();
    }

    @Override
    public void cut(boolean now) {
      wire.cut(now);
    }

    @Override
    public boolean isSilent() {
      return wire.isSilent();
    }

    @Override
    public void silence(boolean now) {
      wire.silence(now);
    }

    @Override
    public void failReading() {
      orders.failReading();
    }

    @Override
    public void failSync() {
      orders.failNextSync();
    }
  }
}
