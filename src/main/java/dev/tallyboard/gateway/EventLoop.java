package dev.tallyboard.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop with its share of the connections; all of them listen on one port. */
final class EventLoop extends VerticleBase {
  /** For readers to take what is queued for them. */
  private static final Duration READERS_DRAIN = Duration.ofSeconds(2);

  /** For requests to get their answers. */
  private static final Duration REQUESTS_DRAIN = Duration.ofSeconds(3);

  private final Room room;
  private final Optional<PemPair> tls;
  private @Nullable HttpServer server;
  private @Nullable StreamLoop streams;

  /**
   * @param tls empty for plain HTTP
   */
  EventLoop(Room room, Optional<PemPair> tls) {
    this.room = room;
    this.tls = tls;
  }

  @Override
  public Future<?> start() {
    StreamLoop loop = new StreamLoop(context, room);
    streams = loop;
    Duration silence = room.settings().silence();
    Limits limits = room.settings().edge().limits();
    SlowRequests slow = new SlowRequests(limits.requestTime(), System::nanoTime, room.security());
    vertx.setPeriodic(slow.interval().toMillis(), _ -> slow.sweep());
    Router router = router(loop);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true)
            .setMaxHeaderSize(limits.headerBytes())
            // Nobody speaks WebSocket here: a handler less in the way of each delivery.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout((int) silence.toMillis())
            // From the first heartbeat that nobody acknowledges.
            .setTcpUserTimeout((int) silence.minus(room.settings().heartbeat()).toMillis());
    tls.map(PemPair::options).ifPresent(it -> secure(options, it));
    HttpServer created =
        vertx
            .createHttpServer(options)
            .connectionHandler(
                connection -> {
                  connection.closeHandler(
                      _ -> {
                        slow.closed(connection);
                        room.strangers().left(connection);
                      });
                  slow.connected(connection);
                  room.strangers().connected(connection);
                })
            .requestHandler(
                request -> {
                  countAnswer(request);
                  slow.began(request);
                  if (Invalid.isMalformed(request)) {
                    refuse(request, Answers.refusal(400));
                  } else {
                    router.handle(request);
                  }
                })
            .invalidRequestHandler(
                request -> {
                  countAnswer(request);
                  refuse(request, Answers.refusal(Invalid.status(request.decoderResult().cause())));
                });
    server = created;
    return created.listen(address());
  }

  /**
   * Ends the streams, and takes no new ones; other requests are still served. From any thread.
   *
   * @return complete within {@link #READERS_DRAIN}
   */
  Future<Void> drain() {
    Promise<Void> drained = Promise.promise();
    context.runOnContext(_ -> endStreams().onComplete(drained));
    return drained.future();
  }

  /** Lets what is under way come to its end. */
  @Override
  public Future<?> stop() {
    return endStreams()
        .compose(
            _ ->
                server == null
                    ? Future.succeededFuture()
                    : server.shutdown(REQUESTS_DRAIN.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Future<Void> endStreams() {
    return streams == null ? Future.succeededFuture() : streams.close(READERS_DRAIN);
  }

  private void countAnswer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.endHandler(_ -> room.metrics().answered(response.getStatusCode()));
  }

  private void refuse(HttpServerRequest request, Throwable why) {
    if (why instanceof Refusal refusal) {
      room.security().tell(refusal, SlowRequests.client(request.connection()));
    }
    Answers.problem(request.response(), why);
  }

  /** Has new connections, of all loops, use others from now on. */
  Future<Boolean> updateTls(ServerSSLOptions others) {
    return server == null ? Future.failedFuture("not started") : server.updateSSLOptions(others);
  }

  private static void secure(HttpServerOptions options, ServerSSLOptions tls) {
    options
        .setSsl(true)
        .setUseAlpn(tls.isUseAlpn())
        .setKeyCertOptions(tls.getKeyCertOptions())
        .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
  }

  int actualPort() {
    return server == null ? -1 : server.actualPort();
  }

  /**
   * The same for all loops, which is how they come to share it; also where any free one will do.
   */
  private SocketAddress address() {
    GatewaySettings settings = room.settings();
    return settings.port() == 0
        ? SocketAddress.sharedRandomPort(1, settings.host())
        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
  }

  /** All that a gateway answers. */
  static void addRoutes(Router router, Room room, Context context, StreamLoop streams) {
    Permits permits = new Permits(room, context);
    new RealtimeRoutes(room, context, permits, streams).addTo(router);
    new OrderRoutes(room, context, permits).addTo(router);
    new HealthRoutes(room, context).addTo(router);
    new ApiDocuments().addTo(router);
  }

  private Router router(StreamLoop loop) {
    Router router = Router.router(vertx);
    router
        .route()
        .failureHandler(
            failed -> {
              Throwable why = failed.failure();
              refuse(failed.request(), why == null ? Answers.refusal(failed.statusCode()) : why);
            });
    for (int status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
      router.errorHandler(status, refused -> refuse(refused.request(), Answers.refusal(status)));
    }
    Set<String> origins = room.settings().edge().corsOrigins();
    if (!origins.isEmpty()) {
      router.route().handler(new Cors(origins));
    }
    addRoutes(router, room, context, loop);
    return router;
  }
}
