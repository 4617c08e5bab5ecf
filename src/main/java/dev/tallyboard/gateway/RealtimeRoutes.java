package dev.tallyboard.gateway;

import dev.tallyboard.event.EventId;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stream, snapshot and publishing. */
final class RealtimeRoutes {
  private final Room room;
  private final Context loop;
  private final Permits permits;
  private final StreamLoop streams;

  RealtimeRoutes(Room room, Context loop, Permits permits, StreamLoop streams) {
    this.room = room;
    this.loop = loop;
    this.permits = permits;
    this.streams = streams;
  }

  void addTo(Router router) {
    router.get("/api/realtime/events").handler(permits.needing(Scope.READ)).handler(this::stream);
    router
        .post("/api/realtime/events")
        .handler(permits.needing(Scope.PUBLISH))
        .handler(this::publish);
    router
        .get("/api/realtime/snapshot")
        .handler(permits.needing(Scope.READ))
        .handler(this::snapshot);
  }

  private void stream(RoutingContext context) {
    HttpServerRequest request = context.request();
    Access.Permit permit = Permits.of(context);
    String header = request.getHeader("Last-Event-ID");
    streams.open(request, permit, header == null ? request.getParam("lastEventId") : header);
  }

  private void snapshot(RoutingContext context) {
    String merchant = Permits.of(context).merchantId();
    String known = context.request().getHeader("If-None-Match");
    room.blocking()
        .request(loop, () -> room.boards().snapshot(merchant))
        .onFailure(context::fail)
        .onSuccess(
            served -> {
              context
                  .response()
                  .putHeader("ETag", served.tag())
                  .putHeader("Cache-Control", "private, no-cache");
              if (names(known, served.tag())) {
                context.response().setStatusCode(304).end();
              } else {
                context
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(served.json()));
              }
            });
  }

  private static boolean names(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(it -> it.startsWith("W/") ? it.substring(2) : it)
            .anyMatch(it -> it.equals(tag) || it.equals("*"));
  }

  private void publish(RoutingContext context) {
    String merchant = Permits.of(context).merchantId();
    Body.raw(context.request(), Publication.MAX_BYTES)
        .compose(
            body ->
                room.blocking()
                    .request(
                        loop,
                        () ->
                            room.log()
                                .append(merchant, Publication.parse(body.content(), merchant))))
        .onFailure(context::fail)
        .onSuccess(
            ids -> {
              List<String> texts = ids.stream().map(EventId::toString).toList();
              Answers.json(context.response(), 202, Answers.fields("ids", texts));
            });
  }
}
