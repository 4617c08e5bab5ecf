package dev.tallyboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop with its share of the connections; all of them listen on one port. */
final class EventLoop extends VerticleBase {
  /** Longer than any healthy client is silent while the gateway cannot write to it either. */
  private static final int IDLE_SECONDS = 60;

  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final Room room;
  private @Nullable HttpServer server;
  private @Nullable StreamLoop streams;

  EventLoop(Room room) {
    this.room = room;
  }

  @Override
  public Future<?> start() {
    StreamLoop loop = new StreamLoop(context, room);
    streams = loop;
    int idle =
        (int) Math.max(IDLE_SECONDS, 3 * Math.max(1, room.settings().heartbeat().toSeconds()));
    HttpServer created =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setHandle100ContinueAutomatically(true)
                    .setIdleTimeout(idle))
            .requestHandler(router(loop))
            .invalidRequestHandler(
                request ->
                    Answers.problem(
                        request.response(),
                        Answers.refusal(Invalid.status(request.decoderResult().cause()))));
    server = created;
    return created.listen(address());
  }

  /** Lets what is under way come to its end. */
  @Override
  public Future<?> stop() {
    if (streams != null) {
      streams.close();
    }
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
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

  private Router router(StreamLoop loop) {
    Router router = Router.router(vertx);
    router
        .route()
        .failureHandler(
            failed -> {
              Throwable why = failed.failure();
              Answers.problem(
                  failed.response(), why == null ? Answers.refusal(failed.statusCode()) : why);
            });
    for (int status : new int[] {400, 404, 405, 406, 413, 414, 415}) {
      router.errorHandler(
          status, refused -> Answers.problem(refused.response(), Answers.refusal(status)));
    }
    new RealtimeRoutes(room, context, loop).addTo(router);
    new OrderRoutes(room, context).addTo(router);
    router
        .get("/health/live")
        .handler(it -> Answers.json(it.response(), 200, Map.of("status", "up")));
    router
        .get("/health/ready")
        .handler(
            it ->
                room.blocking()
                    .request(
                        context,
                        () -> {
                          room.log().probe();
                          return true;
                        })
                    .onFailure(
                        why ->
                            Answers.json(
                                it.response(),
                                503,
                                Map.of("status", "down", "detail", Answers.detail(why))))
                    .onSuccess(_ -> Answers.json(it.response(), 200, Map.of("status", "up"))));
    return router;
  }
}
