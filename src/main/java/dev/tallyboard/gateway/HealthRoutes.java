package dev.tallyboard.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** What watches the gateway from outside, without a token: it tells of no merchant. */
final class HealthRoutes {
  private final Room room;
  private final Context loop;

  HealthRoutes(Room room, Context loop) {
    this.room = room;
    this.loop = loop;
  }

  void addTo(Router router) {
    router.get("/health/live").handler(it -> tell(it, 200, "up"));
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private void ready(RoutingContext context) {
    if (room.draining().get()) {
      tell(context, 503, "draining");
      return;
    }
    room.logProbe()
        .ask(loop)
        .compose(wrong -> wrong.isPresent() ? Future.succeededFuture(wrong) : askOrders())
        .onSuccess(
            wrong ->
                wrong.ifPresentOrElse(
                    it ->
                        Answers.json(
                            context.response(), 503, Map.of("status", "down", "detail", it)),
                    () -> tell(context, 200, "up")));
  }

  private Future<Optional<String>> askOrders() {
    return room.ordersProbe()
        .map(it -> it.ask(loop))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private void metrics(RoutingContext context) {
    room.logProbe()
        .ask(loop)
        .map(wrong -> MetricsPage.of(room.metrics(), room.openStreams().get(), wrong.isEmpty()))
        .onFailure(context::fail)
        .onSuccess(
            page ->
                context
                    .response()
                    .putHeader("Content-Type", MetricsPage.contentType())
                    .putHeader("Cache-Control", "no-store")
                    .end(Buffer.buffer(page)));
  }

  private static void tell(RoutingContext context, int status, String word) {
    Answers.json(context.response(), status, Map.of("status", word));
  }
}
