package dev.tallyboard.gateway;

import dev.tallyboard.event.Stage;
import dev.tallyboard.order.Document;
import dev.tallyboard.order.HoldAnswer;
import dev.tallyboard.order.Orders;
import dev.tallyboard.order.RetryAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Upload, detail, retry, pause, resume and cancel. */
final class OrderRoutes {
  private static final int MAX_KEY_LENGTH = 200;

  private final Room room;
  private final Context loop;
  private final Permits permits;

  OrderRoutes(Room room, Context loop, Permits permits) {
    this.room = room;
    this.loop = loop;
    this.permits = permits;
  }

  void addTo(Router router) {
    router.post("/api/purchase-orders").handler(permits.needing(Scope.ACT)).handler(this::upload);
    router
        .get("/api/purchase-orders/:poId")
        .handler(permits.needing(Scope.READ))
        .handler(this::detail);
    router
        .post("/api/purchase-orders/:poId/retry")
        .handler(permits.needing(Scope.ACT))
        .handler(this::retry);
    addHold(router, "pause", Orders::pause);
    addHold(router, "resume", Orders::resume);
    addHold(router, "cancel", Orders::cancel);
  }

  private interface Holding {
    HoldAnswer ask(Orders orders, String merchantId, String poId);
  }

  private void addHold(Router router, String name, Holding holding) {
    router
        .post("/api/purchase-orders/:poId/" + name)
        .handler(permits.needing(Scope.ACT))
        .handler(context -> hold(context, holding));
  }

  private void upload(RoutingContext context) {
    HttpServerRequest request = context.request();
    String merchant = Permits.of(context).merchantId();
    Orders orders = orders();
    String key = idempotencyKey(request);
    String type = request.getHeader("Content-Type");
    int most = room.settings().edge().limits().uploadBytes();
    Future<Body.File> file =
        type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
            ? Body.multipart(request, most)
            : Body.raw(request, most);
    file.map(it -> document(request, it, merchant, key))
        .compose(document -> room.blocking().request(loop, () -> orders.upload(document)))
        .onFailure(context::fail)
        .onSuccess(accepted -> Answers.json(context.response(), 202, accepted));
  }

  private static Document document(
      HttpServerRequest request, Body.File file, String merchant, @Nullable String key) {
    if (file.content().length == 0) {
      throw Refusal.badRequest("The document is empty: there is nothing to read an order from.");
    }
    String name =
        FileName.of(
            file.contentType(),
            file.name(),
            FileName.in(request.getHeader("Content-Disposition")),
            request.getParam("filename"));
    return new Document(merchant, name, file.content(), key);
  }

  private void detail(RoutingContext context) {
    String merchant = Permits.of(context).merchantId();
    String poId = poId(context);
    room.blocking()
        .request(loop, () -> room.orders().flatMap(it -> it.detail(merchant, poId)))
        .onFailure(context::fail)
        .onSuccess(
            detail ->
                detail.ifPresentOrElse(
                    it -> Answers.json(context.response(), 200, it),
                    () -> context.fail(unknown())));
  }

  private void retry(RoutingContext context) {
    HttpServerRequest request = context.request();
    String merchant = Permits.of(context).merchantId();
    Orders orders = orders();
    String poId = poId(context);
    String name = request.getParam("stage");
    Stage stage = name == null || name.isEmpty() ? null : Stage.of(name);
    room.blocking()
        .request(loop, () -> orders.retry(merchant, poId, stage))
        .onFailure(context::fail)
        .onSuccess(
            answer -> {
              switch (answer) {
                case RetryAnswer.Started it -> Answers.json(context.response(), 202, it);
                case RetryAnswer.NothingFailed it -> context.fail(Refusal.conflict(it.why()));
                case RetryAnswer.NotFound _ -> context.fail(unknown());
              }
            });
  }

  private void hold(RoutingContext context, Holding holding) {
    String merchant = Permits.of(context).merchantId();
    Orders orders = orders();
    String poId = poId(context);
    room.blocking()
        .request(loop, () -> holding.ask(orders, merchant, poId))
        .onFailure(context::fail)
        .onSuccess(
            answer -> {
              switch (answer) {
                case HoldAnswer.Done it -> Answers.json(context.response(), 202, it);
                case HoldAnswer.NotPossible it -> context.fail(Refusal.conflict(it.why()));
                case HoldAnswer.NotFound _ -> context.fail(unknown());
              }
            });
  }

  private static String poId(RoutingContext context) {
    String poId = context.pathParam("poId");
    if (poId == null) {
      throw unknown();
    }
    return poId;
  }

  private Orders orders() {
    return room.orders().orElseThrow(() -> Refusal.unavailable("This gateway runs no workflow."));
  }

  private static Refusal unknown() {
    return Refusal.notFound("This installation has not processed such an order.");
  }

  private static @Nullable String idempotencyKey(HttpServerRequest request) {
    String key = request.getHeader("Idempotency-Key");
    if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH)) {
      throw Refusal.badRequest(
          "An Idempotency-Key has 1 to " + MAX_KEY_LENGTH + " characters, not only spaces.");
    }
    return key;
  }
}
