package dev.tallyboard.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Lets pages of the named origins use this gateway (CORS, WHATWG Fetch standard). Those of others
 * get the same answers without the headers, which their browser then keeps from them.
 */
record Cors(Set<String> origins) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response().putHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin == null || !origins.contains(origin)) {
      context.next();
      return;
    }
    response
        .putHeader("Access-Control-Allow-Origin", origin)
        .putHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
    if (request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains("Access-Control-Request-Method")) {
      response
          .putHeader("Access-Control-Allow-Methods", "GET, POST")
          .putHeader(
              "Access-Control-Allow-Headers",
              "Authorization, Last-Event-ID, Content-Type, Content-Disposition, Idempotency-Key,"
                  + " If-None-Match")
          .putHeader("Access-Control-Max-Age", "600")
          .setStatusCode(204)
          .end();
    } else {
      context.next();
    }
  }
}
