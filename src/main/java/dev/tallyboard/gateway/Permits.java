package dev.tallyboard.gateway;

import io.vertx.core.http.HttpServerRequest;

/** Asks {@link Access} on behalf of a request. */
final class Permits {
  private Permits() {}

  static Access.Permit of(Access access, HttpServerRequest request, Scope scope) {
    return access.permit(request.getHeader("Authorization"), request.getParam("merchantId"), scope);
  }
}
