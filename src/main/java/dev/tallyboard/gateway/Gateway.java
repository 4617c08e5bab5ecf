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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that runs: REST and streams on one port. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Vertx vertx;
  private final Room room;
  private final List<EventLoop> loops;
  private final int port;

  private Gateway(Vertx vertx, Room room, List<EventLoop> loops, int port) {
    this.vertx = vertx;
    this.room = room;
    this.loops = loops;
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
    Metrics metrics = new Metrics();
    Blocking blocking = new Blocking();
    Limits limits = settings.edge().limits();
    SecurityLog security = new SecurityLog(System::nanoTime);
    AtomicInteger openStreams = new AtomicInteger();
    Room room =
        new Room(
            settings,
            log,
            new Boards(log, clock, metrics),
            blocking,
            orders,
            access,
            new Budgets(limits, System::nanoTime),
            new Strangers(limits, metrics, security),
            security,
            clock,
            metrics,
            Probe.of(log, blocking),
            orders.map(it -> Probe.of(it, blocking)),
            openStreams,
            Waiting.inQuarterOfHeap(openStreams),
            new AtomicBoolean());
    int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setPreferNativeTransport(true)
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
      if (!vertx.isNativeTransportEnabled()) {
        LOG.info(
            "Without epoll on this system, clients that vanish are noticed by it, not by us",
            vertx.unavailableNativeTransportCause());
      }
      EventLoop first = deployed.element();
      tls.ifPresent(it -> CertificateWatch.start(vertx, room.blocking(), it, first::updateTls));
      return new Gateway(vertx, room, List.copyOf(deployed), first.actualPort());
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
   * Says that it is not ready, ends the streams behind what is queued for them, stops accepting,
   * lets requests come to their end, and keeps checkpoints. Takes six seconds at most, besides the
   * checkpoints; nothing that was accepted is lost.
   */
  @Override
  public void close() {
    room.draining().set(true);
    await(Future.join(loops.stream().map(EventLoop::drain).toList()));
    closeServer();
    room.blocking().close();
    room.boards().close();
  }

  private void closeServer() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Vert.x waits for a reader that was given up until that has taken what is on its way.
      LOG.warn("Some connections did not close in time; they end with the process, or when idle");
    } catch (ExecutionException e) {
      LOG.warn("The server did not close as it should", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Netty's epoll transport says it in a text of the system's, the JDK in an exception of its own.
   */
  private static String why(GatewaySettings settings, CompletionException e) {
    String said = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    boolean inUse =
        e.getCause() instanceof BindException || said.endsWith("Address already in use");
    return "The gateway cannot listen on %s:%d: %s"
        .formatted(
            settings.host(),
            settings.port(),
            inUse ? "the port is in use, or not allowed; name another with --port." : said);
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
