package dev.tallyboard.gateway;

import dev.tallyboard.bus.EventLog.Entry;
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
    Runnable whenGone = room.budgets().openStream(permit);
    String header = request.getHeader("Last-Event-ID");
    String place = header == null ? request.getParam("lastEventId") : header;
    try {
      streams.open(request, permit, place, whenGone);
    } catch (Refusal e) {
      whenGone.run();
      throw e;
    }
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

  private List<EventId> append(Access.Permit permit, byte[] body) throws InterruptedException {
    // Others with the same token may have been at it meanwhile.
    room.budgets().requirePublishing(permit);
    List<Entry> entries = Publication.parse(body, permit.merchantId());
    room.budgets().published(permit, entries.size());
    return room.log().append(permit.merchantId(), entries);
  }

  private static boolean names(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(it -> it.startsWith("W/") ? it.substring(2) : it)
            .anyMatch(it -> it.equals(tag) || it.equals("*"));
  }

  private void publish(RoutingContext context) {
    Access.Permit permit = Permits.of(context);
    room.budgets().requirePublishing(permit);
    Body.raw(context.request(), room.settings().edge().limits().publishBytes())
        .compose(body -> room.blocking().request(loop, () -> append(permit, body.content())))
        .onFailure(context::fail)
        .onSuccess(
            ids -> {
              List<String> texts = ids.stream().map(EventId::toString).toList();
              Answers.json(context.response(), 202, Answers.fields("ids", texts));
            });
  }
}
