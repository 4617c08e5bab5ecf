package dev.tallyboard.command;

import dev.tallyboard.bus.Retention;
import dev.tallyboard.bus.redis.RedisEventLog;
import dev.tallyboard.gateway.Access;
import dev.tallyboard.gateway.GatewaySettings;
import dev.tallyboard.workflow.Shop;
import dev.tallyboard.workflow.WorkflowSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gateway and workflow as a server. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description = "Runs the gateway and the workflow on this machine until it is told to stop.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GatewayCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "the address to listen on (default: ${DEFAULT-VALUE})")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "the port; 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where orders and events are kept (default: the user's data folder)")
  private @Nullable Path data;

  @Option(
      names = "--merchant",
      paramLabel = "ID",
      defaultValue = "local",
      split = ",",
      description =
          "whose orders the token for this machine's user opens; several with commas (default:"
              + " ${DEFAULT-VALUE})")
  private List<String> merchants;

  @Mixin private AccessOptions access;
  @Mixin private EdgeOptions edge;

  @Option(
      names = "--heartbeat",
      paramLabel = "TIME",
      defaultValue = "15s",
      description = "between two heartbeats (default: ${DEFAULT-VALUE})")
  private Duration heartbeat;

  @Option(
      names = "--retain-events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "events kept for readers that come back (default: ${DEFAULT-VALUE})")
  private long retainEvents;

  @Option(
      names = "--retain-age",
      paramLabel = "TIME",
      description = "with --redis, how long events are kept at most, as 7d (default: no limit)")
  private @Nullable Duration retainAge;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description =
          "keep events in Redis, so that several gateways serve them; runs no workflow without"
              + " --database. redis:// or rediss:// (TLS), redis-sentinel://HOST,HOST#NAME, several"
              + " hosts with commas for a cluster. Name it as TALLYBOARD_REDIS where it holds a"
              + " password")
  private @Nullable String redis;

  @Mixin private RedisTls redisTls;
  @Mixin private DatabaseOption database;

  @Option(
      names = "--shop",
      paramLabel = "URL",
      description = "the Shopify shop to sync products to (default: a sandbox inside the program)")
  private @Nullable URI shop;

  @Option(
      names = "--shop-token-file",
      paramLabel = "FILE",
      description = "the shop's Admin API access token")
  private @Nullable Path shopTokenFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    // Wrong usage is found before a signal decides about the exit code.
    Path folder = createFolder(data == null ? Folders.ofThisUser().data() : data);
    GatewaySettings settings = settings();
    Access checked = access(settings, folder);
    try (Shutdown shutdown = Shutdown.onSignal()) {
      serve(folder, settings, checked, shutdown);
      return shutdown.exit(Program.OK);
    }
  }

  private void serve(Path folder, GatewaySettings settings, Access checked, Shutdown shutdown)
      throws InterruptedException {
    try (Server server = server(folder, settings, checked)) {
      server.startGateway();
      leaveToken(folder, server.port());
      PrintWriter out = spec.commandLine().getOut();
      out.println("listening on " + server.url());
      out.flush();
      shutdown.awaitRequest();
    }
  }

  private Server server(Path folder, GatewaySettings settings, Access checked) {
    WorkflowSettings work = WorkflowSettings.with(shop());
    if (redis == null) {
      if (retainAge != null) {
        throw new CommandFailure("--retain-age is for gateways with --redis; use --retain-events");
      }
      return Server.open(folder, database.address(), settings, checked, work, retainEvents, CLOCK);
    }
    try {
      return Server.onSharedLog(
          RedisEventLog.open(
              redisTls.address(redis), CLOCK, new Retention(retainEvents, retainAge)),
          database.address(),
          settings,
          checked,
          work,
          CLOCK);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }

  private GatewaySettings settings() {
    try {
      return GatewaySettings.at(host, port)
          .withHeartbeat(heartbeat)
          .withMaxStreams(edge.maxStreams())
          .withEdge(edge.edge());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    }
  }

  private Access access(GatewaySettings settings, Path folder) {
    if (access.leaveItToUs() && !settings.isLoopback()) {
      throw new CommandFailure(
          "A gateway on "
              + host
              + " can be reached from other machines and needs authentication: name its keys with"
              + " --jwt-secret-file, --jwt-public-key-file or --jwks, or let it listen on"
              + " 127.0.0.1");
    }
    return access.access(merchants.getFirst(), Secret.in(folder), CLOCK);
  }

  /** On loopback without keys of its own, the user of this machine finds a token. */
  private void leaveToken(Path folder, int boundPort) {
    if (access.leaveItToUs()) {
      LoopbackToken.leave(Secret.in(folder), merchants, host, boundPort);
    }
  }

  private Shop shop() {
    if (shop == null) {
      return new Shop.Sandbox();
    }
    if (shopTokenFile == null) {
      throw new CommandFailure("The shop needs its access token: name it with --shop-token-file");
    }
    try {
      return new Shop.Real(shop, Files.readString(shopTokenFile).strip());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.because(e);
    } catch (IOException e) {
      throw new CommandFailure("The file " + shopTokenFile + " cannot be read", e);
    }
  }

  private static Path createFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandFailure(
          "The folder " + folder + " cannot be made; name another one with --data", e);
    }
  }
}
