package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog;
import dev.tallyboard.order.Orders;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.BindException;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway that runs: REST and streams on one port. */
public final class Gateway implements AutoCloseable {
  private final Vertx vertx;
  private final Room room;
  private final int port;

  private Gateway(Vertx vertx, Room room, int port) {
    this.vertx = vertx;
    this.room = room;
    this.port = port;
  }

  /**
   * Starts a gateway; returns once it accepts connections. The log stays open when the gateway is
   * closed, and has to be closed behind it.
   *
   * @param orders empty for a gateway without a workflow: uploads answer 503
   * @param clock stamps heartbeats and snapshots, and decides which tokens have expired
   * @throws IllegalArgumentException when open access would be reachable from elsewhere, or
   *     certificate and key cannot be used
   * @throws IllegalStateException when the address cannot be bound; the message says why
   */
  public static Gateway start(
      GatewaySettings settings, EventLog log, Optional<Orders> orders, Access access, Clock clock) {
    if (access instanceof OpenAccess && !settings.isLoopback()) {
      throw new IllegalArgumentException(
          "A gateway on "
              + settings.host()
              + " can be reached from other machines and needs authentication: give it a secret"
              + " for tokens, or bind it to 127.0.0.1.");
    }
    Room room =
        new Room(
            settings,
            log,
            new Boards(log, clock),
            new Blocking(),
            orders,
            access,
            new Budgets(settings.edge().limits(), System::nanoTime),
            new SecurityLog(System::nanoTime),
            clock,
            new AtomicInteger());
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      Optional<PemPair> tls = settings.edge().tls().map(PemPair::read);
      tls.ifPresent(it -> it.checked(vertx));
      Queue<EventLoop> deployed = new ConcurrentLinkedQueue<>();
      await(
          vertx.deployVerticle(
              () -> {
                EventLoop loop = new EventLoop(room, tls);
                deployed.add(loop);
                return loop;
              },
              new DeploymentOptions().setInstances(loops)));
      EventLoop first = deployed.element();
      tls.ifPresent(
          it -> CertificateWatch.start(vertx, room.blocking(), it, first::updateTls));
      return new Gateway(vertx, room, first.actualPort());
    } catch (IllegalArgumentException e) {
      await(vertx.close());
      room.blocking().close();
      throw e;
    } catch (CompletionException e) {
      await(vertx.close());
      room.blocking().close();
      throw new IllegalStateException(why(settings, e), e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /**
   * Stops accepting, ends the streams behind what is queued for them, lets requests come to their
   * end, and keeps checkpoints. Takes a few seconds at most.
   */
  @Override
  public void close() {
    await(vertx.close());
    room.blocking().close();
    room.boards().close();
  }

  private static String why(GatewaySettings settings, CompletionException e) {
    String address = settings.host() + ":" + settings.port();
    return e.getCause() instanceof BindException
        ? "The gateway cannot listen on " + address + ": the port is in use, or not allowed."
        : "The gateway cannot listen on " + address + ": " + e.getMessage();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
